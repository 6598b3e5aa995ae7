// Who works here, in which role; inviting people, and new links for forgotten passwords.
import {
  Alert,
  Badge,
  Button,
  Code,
  CopyButton,
  Group,
  Menu,
  Select,
  Stack,
  Table,
  Text,
  TextInput,
} from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, good } from '../../api.ts';
import { attempt } from '../../parts/attempt.ts';
import { me } from '../../queries.ts';
import { myOrganization } from './queries.ts';

const ROLES = [
  { value: 'admin', label: 'Admin' },
  { value: 'superuser', label: 'Super user' },
  { value: 'user', label: 'User' },
  { value: 'restricteduser', label: 'Restricted user' },
];

interface Invitation {
  email: string;
  link: string;
}

export function Members() {
  const { data } = useSuspenseQuery(myOrganization);
  const { data: myself } = useSuspenseQuery(me);
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const invite = async (id: string, email: string): Promise<void> => {
    const made = await attempt('No link could be made', () =>
      good(api.POST('/membership/{id}/invitation/', { params: { path: { id } } })),
    );
    if (made) setInvitation({ email, link: `${window.location.origin}/sign-in?invitation=${made.token}` });
  };
  const change = (id: string, body: { role_id: string }): void =>
    void attempt('The member was not changed', () =>
      good(api.PUT('/membership/{id}/', { params: { path: { id } }, body })),
    );
  return (
    <>
      <Invite onInvited={(id, email) => void invite(id, email)} />
      {invitation && <Link {...invitation} />}
      <Table.ScrollContainer minWidth={480}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Member</Table.Th>
              <Table.Th>Role</Table.Th>
              <Table.Th aria-label="More" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.memberships.map(({ id, user_id, user_full_name, user_email = '', role_id, is_pending }) => (
              <Table.Tr key={id}>
                <Table.Td>
                  <Text>{user_full_name || user_email}</Text>
                  <Text size="sm" c="dimmed">
                    {user_email}
                  </Text>
                  {is_pending && <Badge variant="light">Has yet to accept</Badge>}
                </Table.Td>
                <Table.Td>
                  <Select
                    aria-label={`Role of ${user_full_name || user_email}`}
                    size="xs"
                    w={150}
                    allowDeselect={false}
                    data={ROLES}
                    value={role_id}
                    onChange={(role) => role && change(id, { role_id: role })}
                  />
                </Table.Td>
                <Table.Td>
                  <Menu position="bottom-end">
                    <Menu.Target>
                      <Button size="compact-sm" variant="subtle" aria-label={`More for ${user_email}`}>
                        …
                      </Button>
                    </Menu.Target>
                    <Menu.Dropdown>
                      <Menu.Item onClick={() => void invite(id, user_email)}>
                        {is_pending ? 'Link to accept' : 'Link to choose a password'}
                      </Menu.Item>
                      {user_id !== myself.id && (
                        <Menu.Item color="red" onClick={() => void deactivate(id)}>
                          Take out of the organization
                        </Menu.Item>
                      )}
                    </Menu.Dropdown>
                  </Menu>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}

const deactivate = (id: string): Promise<unknown> =>
  attempt('The member was not taken out', () => good(api.DELETE('/membership/{id}/', { params: { path: { id } } })));

function Invite({ onInvited }: { onInvited: (membership_id: string, email: string) => void }) {
  const [email, setEmail] = useState('');
  const [role_id, setRole] = useState('user');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const made = await attempt('Not invited', () => good(api.POST('/membership/', { body: { email, role_id } })));
    if (made) {
      onInvited(made.id, email);
      setEmail('');
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Group align="flex-end" gap="xs">
        <TextInput
          flex="1 1 200px"
          maw={320}
          type="email"
          required
          label="Invite by e-mail address"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Select
          label="Role"
          w={150}
          allowDeselect={false}
          data={ROLES}
          value={role_id}
          onChange={(role) => setRole(role ?? 'user')}
        />
        <Button type="submit">Invite</Button>
      </Group>
    </form>
  );
}

/** This server sends no mail, so the link is handed over by who made it. */
function Link({ email, link }: Invitation) {
  return (
    <Alert title={`A link for ${email}`}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          Send it to them. It works once, for seven days, and lets them choose their password, or accept with the
          account that they have on this server.
        </Text>
        <Code block style={{ maxWidth: '100%', overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {link}
        </Code>
        <CopyButton value={link}>
          {({ copied, copy }) => (
            <Button size="xs" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Stack>
    </Alert>
  );
}
