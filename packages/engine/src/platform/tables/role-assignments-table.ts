import { EntitySchema } from 'typeorm';

/** One role that one person has in one app. */
export interface RoleAssignmentRow {
  user_id: string;
  app: string;
  role: string;
}

/** `formwork.role_assignments`. */
export const RoleAssignmentsTable = new EntitySchema<RoleAssignmentRow>({
  name: 'role_assignment',
  tableName: 'role_assignments',
  schema: 'formwork',
  columns: {
    user_id: { type: 'uuid', primary: true },
    app: { type: 'text', primary: true },
    role: { type: 'text', primary: true },
  },
});
