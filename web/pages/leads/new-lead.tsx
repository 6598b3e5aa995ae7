// A new lead, with its first contact.
import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api, type Failure, written } from '../../api.ts';
import { queryClient } from '../../queries.ts';
import { offerUndo } from '../../shell/undo.tsx';

const EMPTY = { name: '', contact: '', email: '', phone: '' };

export function NewLead({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [values, setValues] = useState(EMPTY);
  const navigate = useNavigate();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => {
      const { name, contact, email, phone } = values;
      const person = {
        ...(contact ? { name: contact } : {}),
        ...(email ? { emails: [{ email, type: 'office' }] } : {}),
        ...(phone ? { phones: [{ phone, type: 'office' }] } : {}),
      };
      const contacts = Object.keys(person).length > 0 ? [person] : [];
      return written(api.POST('/lead/', { body: { name, contacts: contacts as never[] } }));
    },
    onSuccess: ({ data, request_id }) => {
      offerUndo(`Added: ${data.display_name}`, [request_id]);
      setValues(EMPTY);
      onClose();
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes('lead') });
      void navigate({ to: '/lead/$leadId', params: { leadId: data.id } });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    mutate();
  };
  const field = (name: keyof typeof EMPTY, label: string) => (
    <TextInput
      label={label}
      value={values[name]}
      onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
      {...(name === 'name' ? { 'data-autofocus': true, required: true } : {})}
    />
  );
  return (
    <Modal opened={opened} onClose={onClose} title="New lead">
      <form onSubmit={submit}>
        <Stack>
          {field('name', 'Company or name')}
          {field('contact', 'Contact')}
          {field('email', 'E-mail')}
          {field('phone', 'Telephone')}
          {error && (
            <div role="alert" style={{ color: 'var(--late)' }}>
              {(error as Failure).message}
            </div>
          )}
          <Button type="submit" loading={isPending}>
            Add the lead
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
