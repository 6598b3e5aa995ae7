// `ajar user`: puts people into an organization.
import { hashPassword, newPassword } from '../auth/password.ts';
import { Complaint } from '../complaint.ts';
import { accountsWith } from '../core/people.ts';
import { BUILT_IN_ROLES } from '../core/permissions.ts';
import { withDatabase } from '../database/open.ts';
import { createUser } from '../organizations.ts';
import type { Settings } from '../settings.ts';
import { organizationNamed, otherAccounts } from './people.ts';

export interface UserOptions {
  email: string;
  firstName: string;
  lastName: string;
  role: string;
  organization?: string;
  account?: string;
}

export async function createUserCommand(settings: Settings, options: UserOptions): Promise<void> {
  const { email, firstName: first_name, lastName: last_name, role: role_id, organization, account } = options;
  const roles = Object.keys(BUILT_IN_ROLES);
  if (!roles.includes(role_id)) throw new Complaint(`--role must be one of ${roles.join(', ')}, not ${role_id}.`);
  await withDatabase(settings, async (database) => {
    const organization_id = await organizationNamed(database, organization);
    const password = newPassword();
    const password_hash = await hashPassword(password);
    const person = { email, first_name, last_name, role_id, password_hash, ...(account ? { account } : {}) };
    const { user_id, has_new_password } = await createUser(database, organization_id, person);
    const how = has_new_password
      ? `Their password, shown only this once: ${password}`
      : 'They keep the password they have.';
    console.log(`${email} (${user_id}) is in ${organization_id} with the role ${role_id}. ${how}`);
    const others = otherAccounts(await accountsWith(database, email), user_id);
    if (others !== '') console.log(others);
  });
}
