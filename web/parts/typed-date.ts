// What typed words such as `tomorrow 10am` mean: the server reads them, in the browser's zone.
import { queryOptions } from '@tanstack/react-query';
import { api, good } from '../api.ts';
import { zone } from './moments.ts';

export const understood = (text: string) =>
  queryOptions({
    queryKey: ['typed date', text],
    queryFn: () => good(api.GET('/date/', { params: { query: { text, zone: zone(), recurrence: true } } })),
    placeholderData: (before) => before,
    // `in 10 minutes` is soon another moment.
    staleTime: 10_000,
  });
