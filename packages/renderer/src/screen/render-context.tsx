import type { FieldModels } from '@formwork/definition';
import { createContext, use } from 'react';
import type { DataPort, ReactFields, Reader } from '../fields/field-react.ts';
import type { Words } from '../words/words.ts';

/** Who asks, as expressions see them: `user.id`, `user.roles`. */
export type RuleUser = Readonly<Record<string, unknown>>;

/** What everything that the renderer draws needs, and no single component owns. */
export interface RenderPorts {
  readonly models: FieldModels;
  readonly fields: ReactFields;
  readonly data: DataPort;
  readonly reader: Reader;
  readonly words: Words;
  readonly user: RuleUser;
  /** The present instant; the server's clock may differ from the browser's. */
  now(): Date;
  /** Where a record is shown, or `undefined` where it has no page. */
  readonly linkTo?: (entity: string, id: string) => string | undefined;
}

const RenderContext = createContext<RenderPorts | undefined>(undefined);

/** Hands the ports to everything drawn inside. */
export const RenderProvider = RenderContext.Provider;

/** The ports; throws outside of a `RenderProvider`. */
export function useRender(): RenderPorts {
  const ports = use(RenderContext);
  if (ports === undefined)
    throw new Error('A renderer component was drawn outside of a RenderProvider; wrap the screen in one.');
  return ports;
}
