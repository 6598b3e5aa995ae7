// The leads of the present search as a file.
import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { api, good } from '../../api.ts';
import { IconDownload } from '../../icons.tsx';
import { watchJob } from '../../parts/job.ts';
import { showFailure } from '../../shell/failed.tsx';

export function ExportMenu({ query }: { query: string }) {
  const start = (format: 'csv' | 'json'): void => {
    exportLeads(query, format).catch((error: Error) => showFailure('The export failed', error, () => start(format)));
  };
  return (
    <Menu>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconDownload size={15} />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => start('csv')}>These leads as CSV</Menu.Item>
        <Menu.Item onClick={() => start('json')}>These leads as JSON</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

async function exportLeads(query: string, format: 'csv' | 'json'): Promise<void> {
  const toast = notifications.show({ message: 'Exporting …', loading: true, autoClose: false });
  try {
    const { id } = await good(
      api.POST('/export/lead/', {
        body: { format, type: 'leads', ...(query ? { query } : {}), send_done_email: false },
      }),
    );
    const done = await watchJob(
      () => good(api.GET('/export/{id}/', { params: { path: { id } } })),
      ({ n_docs, n_docs_processed }) =>
        notifications.update({
          id: toast,
          loading: true,
          autoClose: false,
          message: `Exporting: ${(n_docs_processed ?? 0).toLocaleString()} of ${(n_docs ?? 0).toLocaleString()}`,
        }),
    );
    if (done.status !== 'done' || !done.download_url) throw new Error('The server could not write the file.');
    // The address is on whichever host the server knows itself by; the page's own is the one that is reached.
    const { pathname, search } = new URL(done.download_url, window.location.href);
    window.location.assign(pathname + search);
  } finally {
    notifications.hide(toast);
  }
}
