// One's own password.
import { Alert, Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, type Failure, good } from '../../api.ts';
import { KeysLeft } from '../../parts/keys-left.tsx';
import { NewPassword, passwordFault } from '../../parts/new-password.tsx';
import { me } from '../../queries.ts';

export function AccountSettings() {
  const { data: myself } = useSuspenseQuery(me);
  const [current_password, setCurrent] = useState('');
  const [new_password, setNew] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const { mutate, error, data, isPending } = useMutation({
    mutationFn: () => good(api.POST('/me/password/', { body: { current_password, new_password } })),
    onSuccess: () => {
      setCurrent('');
      setNew('');
    },
  });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const found = await passwordFault(new_password, myself.email ?? '');
    setFault(found);
    if (found === null) mutate();
  };
  return (
    <>
      <Text>Signed in as {myself.email}.</Text>
      <form onSubmit={(event) => void submit(event)}>
        <Stack maw={380}>
          {data && <Alert color="green">The password is changed. Other browsers were signed out.</Alert>}
          {data && data.api_keys.length > 0 && <KeysLeft keys={data.api_keys} />}
          {error && (
            <Alert color="red" role="alert">
              {(error as Failure).message}
            </Alert>
          )}
          <PasswordInput
            label="Present password"
            autoComplete="current-password"
            required
            value={current_password}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          <NewPassword value={new_password} onChange={setNew} fault={fault} />
          <Button type="submit" loading={isPending} style={{ alignSelf: 'flex-start' }}>
            Change the password
          </Button>
        </Stack>
      </form>
    </>
  );
}
