// Accepting an invitation: with a password that is chosen now, or as who one is on this server already.
import { Alert, Button, Checkbox, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, Failure, good } from '../../api.ts';
import { KeysLeft } from '../../parts/keys-left.tsx';
import { NewPassword, passwordFault } from '../../parts/new-password.tsx';
import { session } from '../../session.ts';

interface Props {
  token: string;
  goOn: () => void;
}

export function Accept({ token, goOn }: Props) {
  const [password, setPassword] = useState('');
  const [hasAccount, setHasAccount] = useState(false);
  const [separate, setSeparate] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const { mutate, error, isPending, data } = useMutation({
    mutationFn: () => good(api.POST('/invitation/', { body: { token, password, separate } })),
    onSuccess: ({ api_keys }) => api_keys.length === 0 && goOn(),
    // Only the server knows whether there is an account; then it asks for its password.
    onError: (failure) => failure instanceof Failure && isAccount(failure) && setHasAccount(true),
  });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const found = hasAccount && !separate ? null : await passwordFault(password, '');
    setFault(found);
    if (found === null) mutate();
  };
  if (data && data.api_keys.length > 0) {
    return (
      <KeysLeft keys={data.api_keys}>
        <Button size="xs" variant="default" onClick={goOn}>
          Go on
        </Button>
      </KeysLeft>
    );
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack>
        <AsOneself token={token} goOn={goOn} />
        {error && (
          <Alert color="red" role="alert">
            {error.message}
          </Alert>
        )}
        {hasAccount && !separate ? (
          <PasswordInput
            label="Password of your account"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        ) : (
          <NewPassword value={password} onChange={setPassword} fault={fault} autoFocus />
        )}
        <Checkbox
          label="I have an account on this server already"
          checked={hasAccount}
          onChange={(event) => setHasAccount(event.currentTarget.checked)}
        />
        {hasAccount && error && (
          <Checkbox
            label="It is not mine: make one for this organization alone"
            checked={separate}
            onChange={(event) => setSeparate(event.currentTarget.checked)}
          />
        )}
        <Button type="submit" loading={isPending}>
          {hasAccount && !separate ? 'Sign in and accept' : 'Save and sign in'}
        </Button>
      </Stack>
    </form>
  );
}

const isAccount = ({ fields }: Failure): boolean => fields.password?.startsWith('There is an account') ?? false;

/** Who is signed in need not give their password again. */
function AsOneself({ token, goOn }: Props) {
  const { data: who } = useQuery(session);
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => good(api.POST('/me/invitation/', { body: { token } })),
    onSuccess: goOn,
  });
  if (!who) return null;
  return (
    <Stack gap="xs">
      <Text size="sm">You are signed in as {who.user.email}.</Text>
      {error && (
        <Alert color="red" role="alert">
          {error.message}
        </Alert>
      )}
      <Button variant="default" loading={isPending} onClick={() => mutate()}>
        Accept as {who.user.email}
      </Button>
    </Stack>
  );
}
