// One's own password.
import { Alert, Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, type Failure, good } from '../../api.ts';
import { me } from '../../queries.ts';

export function AccountSettings() {
  const { data: myself } = useSuspenseQuery(me);
  const [current_password, setCurrent] = useState('');
  const [new_password, setNew] = useState('');
  const { mutate, error, isSuccess, isPending } = useMutation({
    mutationFn: () => good(api.POST('/me/password/', { body: { current_password, new_password } })),
    onSuccess: () => {
      setCurrent('');
      setNew('');
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    mutate();
  };
  return (
    <>
      <Text>Signed in as {myself.email}.</Text>
      <form onSubmit={submit}>
        <Stack maw={380}>
          {isSuccess && <Alert color="green">The password is changed. Other browsers were signed out.</Alert>}
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
          <PasswordInput
            label="New password"
            description="At least ten characters."
            autoComplete="new-password"
            required
            minLength={10}
            value={new_password}
            onChange={(event) => setNew(event.currentTarget.value)}
          />
          <Button type="submit" loading={isPending} style={{ alignSelf: 'flex-start' }}>
            Change the password
          </Button>
        </Stack>
      </form>
    </>
  );
}
