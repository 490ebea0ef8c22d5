import { EntitySchema } from 'typeorm';

/** A node of the organisation's tree. Apps see the system entity `formwork.department`. */
export interface DepartmentRow {
  id: string;
  version: number;
  name: string;
  /** The department above, or null at the top. */
  parent: string | null;
  /** User id of the head, or null. */
  head: string | null;
  created_at: Date;
  updated_at: Date;
  deleted_at: Date | null;
}

/** `formwork.departments`. */
export const DepartmentsTable = new EntitySchema<DepartmentRow>({
  name: 'department',
  tableName: 'departments',
  schema: 'formwork',
  columns: {
    id: { type: 'uuid', primary: true },
    version: { type: 'int', default: 1 },
    name: { type: 'text' },
    parent: { type: 'uuid', nullable: true },
    head: { type: 'uuid', nullable: true },
    created_at: { type: 'timestamptz' },
    updated_at: { type: 'timestamptz' },
    deleted_at: { type: 'timestamptz', nullable: true },
  },
});
