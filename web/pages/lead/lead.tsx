// A lead: left what it is and what is planned, right what has happened.
import { Alert, Box, Button, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Failure } from '../../api.ts';
import { lead as leadQuery } from '../../queries.ts';
import { NotFound } from '../../shell/not-found.tsx';
import { Addresses } from './addresses.tsx';
import { Contacts } from './contacts.tsx';
import { CustomFields } from './custom-fields.tsx';
import { LeadHeader } from './header.tsx';
import classes from './lead.module.css';
import { Opportunities } from './opportunities.tsx';
import { LeadTasks } from './tasks.tsx';
import { Timeline } from './timeline.tsx';

const route = getRouteApi('/shell/lead/$leadId');

export function LeadPage() {
  const { leadId } = route.useParams();
  const { data: lead, error, refetch } = useQuery(leadQuery(leadId));
  if (error instanceof Failure && error.status === 404) return <NotFound />;
  if (error && !lead) {
    return (
      <Alert color="red" m="md" title="The lead could not be read">
        {error.message} <Button onClick={() => void refetch()}>Try again</Button>
      </Alert>
    );
  }
  if (!lead) return <Skeleton m="md" height={300} />;
  return (
    <Box component="main" p="md" key={leadId}>
      <LeadHeader lead={lead} />
      <div className={classes.columns}>
        <Stack gap="lg">
          <LeadTasks lead={lead} />
          <Opportunities lead={lead} />
          <Contacts lead={lead} />
          <Addresses lead={lead} />
          <CustomFields lead={lead} />
        </Stack>
        <Timeline lead={lead} />
      </div>
    </Box>
  );
}
