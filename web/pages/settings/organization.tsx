// The organization's name and currency.
import { Stack } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { api, good } from '../../api.ts';
import { attempt } from '../../parts/attempt.ts';
import { InPlace } from '../../parts/in-place.tsx';
import { myOrganization } from './queries.ts';

export function OrganizationSettings() {
  const { data } = useSuspenseQuery(myOrganization);
  const set = (body: { name?: string; currency?: string }): void =>
    void attempt('Not saved', () => good(api.PUT('/organization/{id}/', { params: { path: { id: data.id } }, body })));
  return (
    <Stack maw={380}>
      <InPlace isLabelled label="Name" value={data.name} onSave={(name) => set({ name })} />
      <InPlace
        isLabelled
        label="Currency (three letters)"
        value={data.currency}
        check={(text) => (/^[A-Za-z]{3}$/.test(text) ? null : 'Three letters, such as USD or EUR.')}
        onSave={(currency) => set({ currency: currency.toUpperCase() })}
      />
    </Stack>
  );
}
