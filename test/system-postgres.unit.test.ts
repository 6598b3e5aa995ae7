// The PostgreSQL of the system, where there is one: it gets the newest minor versions first, weeks before the packages that
// the rest of the suite runs on. Every migration and a round through the API, on each version that is installed.
import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createApp } from '../server/app.ts';
import { createApiKey } from '../server/auth/api-key.ts';
import { connectPostgres } from '../server/database/connect.ts';
import { migrate } from '../server/database/migrate.ts';
import { OLDEST_MAJOR } from '../server/engine/binaries.ts';
import { createOrganization } from '../server/organizations.ts';
import { caller } from './harness.ts';
import { startPostgres } from './postgres-server.ts';

const installed = globSync(['/usr/lib/postgresql/*/bin/postgres', '/usr/pgsql-*/bin/postgres'])
  .map((path) => ({ folder: dirname(path), major: Number(/(\d+)\/bin/.exec(path)?.[1]) }))
  .filter(({ major }) => major >= OLDEST_MAJOR);

describe('the PostgreSQL of the system', () => {
  // What CI installs is there; a machine without any has nothing to say here.
  test('is looked for where systems put it', () => {
    const isDebianInCi =
      process.env.CI === 'true' && globSync('/usr/bin/apt-get').length > 0 && process.getuid?.() === 0;
    expect(installed.length).toBeGreaterThanOrEqual(isDebianInCi ? 1 : 0);
  });

  for (const binaries of installed) {
    test(`version ${binaries.major} takes every migration, and answers`, async () => {
      const server = await startPostgres({ binaries });
      const database = connectPostgres(await server.createDatabase('smoke'));
      try {
        expect((await migrate(database)).length).toBeGreaterThan(0);
        const owner = await createOrganization(database, { name: 'Smoke', email: 'smoke@example.com' });
        const { key } = await createApiKey(database, owner, 'smoke');
        const admin = caller(createApp({ database }), { ...owner, key });
        const lead = (await admin.post('/lead/', { name: 'Bluth', contacts: [{ name: 'Gob' }] })).body;
        const task = (await admin.post('/task/', { lead_id: lead.id, text: 'Call' })).body;
        expect((await admin.put(`/task/${task.id}/`, { is_complete: true })).body.is_complete).toBe(true);
        expect((await admin.get('/lead/?query=gob')).body.data).toMatchObject([{ id: lead.id }]);
        expect((await admin.get('/event/?_limit=5')).body.data.length).toBeGreaterThan(0);
        expect((await admin.delete(`/lead/${lead.id}/`)).status).toBe(200);
      } finally {
        await database.close();
        await server.stop();
      }
    }, 60_000);
  }
});
