// Signing in with e-mail and password, or by an invitation's link.
import {
  Alert,
  Anchor,
  Button,
  Center,
  Group,
  Paper,
  PasswordInput,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api, good } from '../../api.ts';
import { Accept } from './accept.tsx';
import { ownPath } from './own-path.ts';

const route = getRouteApi('/sign-in');

export function SignIn() {
  const { to, invitation } = route.useSearch();
  return (
    <Center mih="100dvh" p="md" component="main">
      <Paper withBorder shadow="sm" p="xl" w={380} maw="100%">
        <Stack>
          <Group gap="xs">
            <img src="/icon.svg" alt="" width={28} height={28} />
            <Title order={1}>{invitation ? 'Choose your password' : 'Sign in to Ajar'}</Title>
          </Group>
          {invitation ? <Accept token={invitation} goOn={() => goTo()} /> : <Credentials to={to} />}
        </Stack>
      </Paper>
    </Center>
  );
}

const goTo = (to?: string): void => window.location.assign(ownPath(to, window.location.origin));

function Credentials({ to }: { to: string | undefined }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => good(api.POST('/session/', { body: { email, password } })),
    onSuccess: () => goTo(to),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {error && (
          <Alert color="red" role="alert">
            {error.message}
          </Alert>
        )}
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          required
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={isPending}>
          Sign in
        </Button>
        <Text size="sm" c="dimmed">
          The first start printed the first e-mail address and password in its terminal. A forgotten password is set
          anew by an admin, in the settings under members. Looking for the API? It is{' '}
          <Anchor href="/docs/">described here</Anchor>.
        </Text>
      </Stack>
    </form>
  );
}
