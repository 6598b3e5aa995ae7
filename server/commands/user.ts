// `ajar user`: puts people into an organization.
import { hashPassword, newPassword } from '../auth/password.ts';
import { Complaint } from '../complaint.ts';
import { knownUser } from '../core/people.ts';
import { BUILT_IN_ROLES } from '../core/permissions.ts';
import { withDatabase } from '../database/open.ts';
import { createUser } from '../organizations.ts';
import type { Settings } from '../settings.ts';
import { organizationNamed } from './people.ts';

export interface UserOptions {
  email: string;
  firstName: string;
  lastName: string;
  role: string;
  organization?: string;
}

export async function createUserCommand(settings: Settings, options: UserOptions): Promise<void> {
  const { email, firstName: first_name, lastName: last_name, role: role_id, organization } = options;
  const roles = Object.keys(BUILT_IN_ROLES);
  if (!roles.includes(role_id)) throw new Complaint(`--role must be one of ${roles.join(', ')}, not ${role_id}.`);
  await withDatabase(settings, async (database) => {
    const organization_id = await organizationNamed(database, organization);
    const password = (await knownUser(database, email)) ? null : newPassword();
    const password_hash = password === null ? null : await hashPassword(password);
    const person = { email, first_name, last_name, role_id, password_hash };
    const { user_id } = await createUser(database, organization_id, person);
    const how =
      password === null ? 'They keep the password they have.' : `Their password, shown only this once: ${password}`;
    console.log(`${email} (${user_id}) is in ${organization_id} with the role ${role_id}. ${how}`);
  });
}
