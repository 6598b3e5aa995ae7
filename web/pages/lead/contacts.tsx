// A lead's contacts: whom to call and to write.
import { ActionIcon, Button, Drawer, Group, Paper, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api, type Contact, type Lead, written } from '../../api.ts';
import { IconPencil } from '../../icons.tsx';
import { MailLink, TelLink, WebLink } from '../../parts/contact-link.tsx';
import { CustomFieldInputs, type CustomValues } from '../../parts/custom-field-inputs.tsx';
import { save } from '../../parts/save.ts';
import { useShortcuts } from '../../shell/shortcuts.tsx';
import { Section } from './section.tsx';

export function Contacts({ lead }: { lead: Lead }) {
  const [open, setOpen] = useState<Contact | 'new' | null>(null);
  const add = (): void => setOpen('new');
  useShortcuts([{ keys: 'c', label: 'New contact', group: 'This lead', run: add }]);
  return (
    <Section title="Contacts" add={{ label: 'Contact', run: add }}>
      {lead.contacts.length === 0 && <Text c="dimmed">None yet.</Text>}
      {lead.contacts.map((contact) => (
        <Paper key={contact.id} withBorder p="xs">
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <Stack gap={0}>
              <Text fw={600}>{contact.display_name}</Text>
              {contact.title && (
                <Text size="sm" c="dimmed">
                  {contact.title}
                </Text>
              )}
              {contact.phones.map(({ phone, phone_formatted, type }) => (
                <Text key={phone}>
                  <TelLink phone={phone} shown={phone_formatted} />{' '}
                  <Text span size="sm" c="dimmed">
                    {type}
                  </Text>
                </Text>
              ))}
              {contact.emails.map(({ email }) => (
                <MailLink key={email} email={email} />
              ))}
              {contact.urls.map(({ url }) => (
                <WebLink key={url} url={url} />
              ))}
            </Stack>
            <ActionIcon aria-label={`Edit ${contact.display_name}`} onClick={() => setOpen(contact)}>
              <IconPencil size={16} />
            </ActionIcon>
          </Group>
        </Paper>
      ))}
      <Drawer
        opened={open !== null}
        onClose={() => setOpen(null)}
        position="right"
        title={open === 'new' ? 'New contact' : 'Contact'}
      >
        {open !== null && (
          <ContactForm lead={lead} contact={open === 'new' ? undefined : open} onClose={() => setOpen(null)} />
        )}
      </Drawer>
    </Section>
  );
}

interface FormProps {
  lead: Lead;
  contact: Contact | undefined;
  onClose: () => void;
}

/** One telephone number, address or link to a line. */
function ContactForm({ lead, contact, onClose }: FormProps) {
  const [name, setName] = useState(contact?.name ?? '');
  const [title, setTitle] = useState(contact?.title ?? '');
  const [phones, setPhones] = useState(contact?.phones.map(({ phone_formatted }) => phone_formatted).join('\n') ?? '');
  const [emails, setEmails] = useState(contact?.emails.map(({ email }) => email).join('\n') ?? '');
  const [urls, setUrls] = useState(contact?.urls.map(({ url }) => url).join('\n') ?? '');
  const [custom, setCustom] = useState<CustomValues>({});
  const keep = async (): Promise<void> => {
    const body = {
      ...custom,
      name,
      title,
      // What was there keeps its kind.
      phones: lines(phones).map(
        (phone) => contact?.phones.find((known) => known.phone_formatted === phone) ?? { phone, type: 'office' },
      ),
      emails: lines(emails).map(
        (email) => contact?.emails.find((known) => known.email === email) ?? { email, type: 'office' },
      ),
      urls: lines(urls).map((url) => ({ url, type: 'url' })),
    } as object;
    const work = () =>
      contact
        ? written(api.PUT('/contact/{id}/', { params: { path: { id: contact.id } }, body: body as never }))
        : written(api.POST('/contact/', { body: { ...body, lead_id: lead.id } as never }));
    if (await save(work, { done: contact ? 'Contact changed' : 'Contact added' })) onClose();
  };
  const remove = (): void => {
    if (!contact) return;
    onClose();
    const path = { id: contact.id };
    void save(() => written(api.DELETE('/contact/{id}/', { params: { path } })), {
      done: `Deleted: ${contact.display_name}`,
    });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void keep();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput data-autofocus label="Name" value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <TextInput label="Title" value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
        <Textarea
          label="Telephone numbers"
          description="One to a line. With the country: +1 415 555 0100."
          autosize
          value={phones}
          onChange={(event) => setPhones(event.currentTarget.value)}
        />
        <Textarea
          label="E-mail addresses"
          description="One to a line."
          autosize
          value={emails}
          onChange={(event) => setEmails(event.currentTarget.value)}
        />
        <Textarea label="Links" autosize value={urls} onChange={(event) => setUrls(event.currentTarget.value)} />
        <CustomFieldInputs
          of="contact"
          values={{ ...contact, ...custom }}
          contacts={lead.contacts}
          onChange={(key, value) => setCustom({ ...custom, [key]: value })}
        />
        <Group justify="space-between">
          <Button type="submit">Save</Button>
          {contact && (
            <Button variant="subtle" color="red" onClick={remove}>
              Delete
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
