import pg from 'pg';

/** Delay before the first reconnect, doubled with each failure up to the limit. In milliseconds. */
const firstDelayMs = 50;
const longestDelayMs = 2_000;
/** How often the connection is asked whether it still lives; a silent one is replaced. In milliseconds. */
const pulseMs = 5_000;

/** What is done with notifications. */
export interface ListenerHandlers {
  readonly channels: Readonly<Record<string, (payload: string) => void>>;
  /** Notifications may have been missed: everything that depends on them is read again. */
  readonly onGap: () => void;
}

/** A connection of its own that hears NOTIFY. It has three modes: connecting, listening, closed. */
export interface Listener {
  /** False while notifications may be missed: caches that depend on them must not be trusted. */
  isListening(): boolean;
  close(): Promise<void>;
}

/** Starts to listen and goes on until closed, reconnecting when the connection is lost. */
export async function openListener(url: string, handlers: ListenerHandlers): Promise<Listener> {
  let client: pg.Client | undefined;
  let isClosed = false;
  let delayMs = firstDelayMs;
  let timer: NodeJS.Timeout | undefined;

  const lose = (lost: pg.Client): void => {
    if (client !== lost) return;
    client = undefined;
    void lost.end().catch(() => undefined);
    if (isClosed) return;
    timer = setTimeout(() => void connect(), delayMs);
    delayMs = Math.min(delayMs * 2, longestDelayMs);
  };

  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, application_name: 'formwork listener', keepAlive: true });
    client = next;
    next.on('error', () => lose(next));
    next.on('end', () => lose(next));
    next.on('notification', ({ channel, payload }) => handlers.channels[channel]?.(payload ?? ''));
    try {
      await next.connect();
      for (const channel of Object.keys(handlers.channels)) await next.query(`listen ${pg.escapeIdentifier(channel)}`);
      delayMs = firstDelayMs;
      listening.add(next);
      handlers.onGap();
    } catch {
      lose(next);
    }
  };

  const listening = new WeakSet<pg.Client>();
  const pulse = setInterval(() => {
    const asked = client;
    if (asked === undefined || !listening.has(asked)) return;
    const late = setTimeout(() => lose(asked), pulseMs);
    asked.query('select 1').then(
      () => clearTimeout(late),
      () => lose(asked),
    );
  }, pulseMs);
  pulse.unref();

  await connect();
  return {
    isListening: () => client !== undefined && listening.has(client),
    close: async () => {
      isClosed = true;
      clearInterval(pulse);
      clearTimeout(timer);
      const last = client;
      client = undefined;
      await last?.end().catch(() => undefined);
    },
  };
}
