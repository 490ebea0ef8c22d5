import { EntitySchema } from 'typeorm';

/** A person who can sign in. Apps see the system entity `formwork.user`. */
export interface UserRow {
  id: string;
  version: number;
  login: string;
  name: string;
  email: string;
  /** Department id, or null. */
  department: string | null;
  active: boolean;
  /** May edit and publish definitions. */
  design: boolean;
  /** May manage people and read everybody's explanations. */
  administer: boolean;
  locale: string;
  time_zone: string;
  theme: 'light' | 'dark' | 'system';
  /** PHC string of argon2, made by the runtime; null while the person cannot sign in with a password. */
  password_hash: string | null;
  /** Rises with every change of what the person may do; sessions compare it. */
  epoch: number;
  created_at: Date;
  updated_at: Date;
  deleted_at: Date | null;
}

/** `formwork.users`. */
export const UsersTable = new EntitySchema<UserRow>({
  name: 'user',
  tableName: 'users',
  schema: 'formwork',
  columns: {
    id: { type: 'uuid', primary: true },
    version: { type: 'int', default: 1 },
    login: { type: 'text' },
    name: { type: 'text' },
    email: { type: 'text', default: '' },
    department: { type: 'uuid', nullable: true },
    active: { type: 'boolean', default: true },
    design: { type: 'boolean', default: false },
    administer: { type: 'boolean', default: false },
    locale: { type: 'text', default: 'en' },
    time_zone: { type: 'text', default: 'UTC' },
    theme: { type: 'text', default: 'system' },
    password_hash: { type: 'text', nullable: true, select: false },
    epoch: { type: 'int', default: 1 },
    created_at: { type: 'timestamptz' },
    updated_at: { type: 'timestamptz' },
    deleted_at: { type: 'timestamptz', nullable: true },
  },
});
