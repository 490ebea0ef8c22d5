import Type, { type Static } from 'typebox';

/** Every setting of the runtime: read from the environment once, at start. The reference page is generated from this. */
export const RuntimeConfigSchema = Type.Object({
  DATABASE_URL: Type.String({
    pattern: '^postgres(ql)?://',
    description:
      'Connection string of the PostgreSQL 15 (or newer) database. `npm start` fills it with its embedded server.',
    examples: ['postgresql://formwork@127.0.0.1:5432/formwork'],
  }),
  DATABASE_ADMIN_URL: Type.Optional(
    Type.String({
      pattern: '^postgres(ql)?://',
      description:
        'Connection string of a role that may change tables, used by publishing alone. Defaults to DATABASE_URL.',
    }),
  ),
  PORT: Type.Integer({ minimum: 0, maximum: 65535, default: 3000, description: 'TCP port; 0 takes a free one.' }),
  HOST: Type.String({ default: '127.0.0.1', description: 'Address to listen on. Use 0.0.0.0 behind a reverse proxy.' }),
  PUBLIC_URL: Type.Optional(
    Type.String({ pattern: '^https?://', description: 'The address people use. Links and secure cookies follow it.' }),
  ),
  FORMWORK_DEMO: Type.Boolean({
    default: false,
    description:
      'Publish the shipped apps with demo people and demo data, and show their sign-ins. Never on a real system.',
  }),
  FORMWORK_EXAMPLES_DIR: Type.Optional(Type.String({ description: 'Folder of the shipped apps.' })),
  FORMWORK_WEB_DIR: Type.Optional(Type.String({ description: 'Folder that holds the built portal and designer.' })),
  SESSION_HOURS: Type.Integer({
    minimum: 1,
    maximum: 720,
    default: 12,
    description: 'Hours until an unused session ends.',
  }),
  REQUEST_SECONDS: Type.Integer({
    minimum: 1,
    maximum: 3600,
    default: 60,
    description: 'Seconds in which a request must have arrived whole; whoever sends slower is cut off.',
  }),
  POOL_SIZE: Type.Integer({ minimum: 2, maximum: 200, default: 10, description: 'Connections to the database.' }),
  LOG_LEVEL: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
    default: 'info',
    description: 'What is logged, as JSON lines on standard error.',
  }),
});

/** The runtime's settings, typed. */
export type RuntimeConfig = Static<typeof RuntimeConfigSchema>;

/** Settings whose values are never printed. */
export const secretSettings: readonly (keyof RuntimeConfig)[] = ['DATABASE_URL', 'DATABASE_ADMIN_URL'];
