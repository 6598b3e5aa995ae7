// A lead beside its task: whom to call or write, and what happened last.
import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, good } from '../../api.ts';
import { MailLink, TelLink } from '../../parts/contact-link.tsx';
import { ago } from '../../parts/moments.ts';
import { lead } from '../../queries.ts';

export function LeadGlance({ lead_id }: { lead_id: string }) {
  const { data } = useQuery(lead(lead_id));
  const { data: latest } = useQuery({
    queryKey: ['activity', 'lead', 'latest', lead_id],
    queryFn: () => good(api.GET('/activity/', { params: { query: { lead_id, _limit: 3 } } })),
  });
  if (!data) return <Skeleton height={120} />;
  return (
    <Stack gap="sm">
      {data.contacts.map((contact) => (
        <Stack key={contact.id} gap={2}>
          <Text fw={600}>
            {contact.display_name}
            {contact.title ? (
              <Text span c="dimmed">
                {' '}
                · {contact.title}
              </Text>
            ) : null}
          </Text>
          {contact.phones.map(({ phone, phone_formatted }) => (
            <TelLink key={phone} phone={phone} shown={phone_formatted} />
          ))}
          {contact.emails.map(({ email }) => (
            <MailLink key={email} email={email} />
          ))}
        </Stack>
      ))}
      {latest && latest.data.length > 0 && <Title order={3}>Latest</Title>}
      {latest?.data.map((activity) => (
        <Text key={String(activity.id)} size="sm" lineClamp={3}>
          <Text span c="dimmed">
            {ago(String(activity.activity_at ?? activity.date_created))} ·{' '}
          </Text>
          {summary(activity)}
        </Text>
      ))}
    </Stack>
  );
}

/** One line about an activity. */
function summary(activity: Record<string, unknown>): string {
  switch (activity._type) {
    case 'Note':
      return String(activity.note ?? '');
    case 'TaskCompleted':
      return `Done: ${activity.task_text ?? ''}`;
    case 'LeadStatusChange':
    case 'OpportunityStatusChange':
      return `${activity.old_status_label ?? ''} → ${activity.new_status_label ?? ''}`;
    case 'Created':
      return 'The lead was created';
    case 'LeadMerge':
      return 'Another lead was merged into this one';
    default:
      return String(activity._type);
  }
}
