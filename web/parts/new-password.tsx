// A field for a password that somebody chooses. What the server would refuse is said before it is sent.
import { Alert, PasswordInput, Stack } from '@mantine/core';
import { PASSWORD_RULE } from '../../server/auth/password-rules.ts';

export { passwordFault } from '../../server/auth/password-rules.ts';

interface Props {
  value: string;
  onChange: (value: string) => void;
  /** What is wrong with it. */
  fault?: string | null;
  autoFocus?: boolean;
}

export function NewPassword({ value, onChange, fault = null, autoFocus = false }: Props) {
  return (
    <Stack gap="xs">
      {fault && (
        <Alert color="red" role="alert">
          {fault}
        </Alert>
      )}
      <PasswordInput
        label="New password"
        description={PASSWORD_RULE}
        autoComplete="new-password"
        required
        autoFocus={autoFocus}
        aria-invalid={fault !== null}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Stack>
  );
}
