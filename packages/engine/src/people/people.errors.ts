import { defineError } from '@formwork/kernel';

/** There is no such person, or the person may no longer sign in. */
export const PersonMissing = defineError('FW_PEOPLE_MISSING', {
  status: 404,
  message: () => 'There is no such person, or the account is closed.',
  hint: () => 'Look for the person in the list of people.',
});

/** Another person has the login already. */
export const LoginTaken = defineError('FW_PEOPLE_LOGIN_TAKEN', {
  status: 409,
  message: (d: { login: string }) => `The login "${d.login}" belongs to somebody already.`,
  hint: () => 'Choose another login.',
});

/** There is no such department. */
export const DepartmentMissing = defineError('FW_PEOPLE_DEPARTMENT_MISSING', {
  status: 404,
  message: () => 'There is no such department.',
  hint: () => 'Look for it in the list of departments.',
});

/** A department cannot stand below itself. */
export const DepartmentLoop = defineError('FW_PEOPLE_DEPARTMENT_LOOP', {
  status: 422,
  message: () => 'A department cannot stand below itself.',
  hint: () => 'Choose a department that is not under this one.',
});

/** No published app has the role. */
export const RoleUnknown = defineError('FW_PEOPLE_ROLE_UNKNOWN', {
  status: 422,
  message: (d: { role: string }) => `No published app has the role "${d.role}".`,
  hint: () => 'Write it as app.role, such as order_center.clerk.',
});

/** Somebody is the first administrator already. */
export const FirstAdministratorTaken = defineError('FW_PEOPLE_FIRST_ADMINISTRATOR_TAKEN', {
  status: 409,
  message: () => 'The first administrator has been made already.',
  hint: () => 'Sign in, or ask an administrator for an account.',
});

/** The workspace would be left without anybody who can administer it. */
export const LastAdministrator = defineError('FW_PEOPLE_LAST_ADMINISTRATOR', {
  status: 409,
  message: () => 'This is the last administrator who can sign in; nobody could administer the workspace afterwards.',
  hint: () => 'Give somebody else the right to administer first, with a password.',
});
