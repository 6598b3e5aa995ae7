import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { openPglite } from '../../server/database/connect.ts';
import { createDatabase } from '../postgres-server.ts';

const g = globalThis as any;
test('db', async () => {
  g.n = (g.n ?? 0) + 1;
  console.log(
    'd',
    process.env.AJAR_TEST_DATABASE,
    process.pid,
    process.env.VITEST_POOL_ID,
    process.env.VITEST_WORKER_ID,
    g.n,
    inject('postgresUrl'),
  );
  if (process.env.AJAR_TEST_DATABASE === 'postgres') {
    const url = await createDatabase(inject('postgresUrl'), `t_${Math.random().toString(36).slice(2)}`);
    const c = new pg.Client(url);
    await c.connect();
    expect((await c.query('show fsync')).rows[0].fsync).toBe('off');
    expect((await c.query('select current_user u')).rows[0].u).toBe('postgres');
    await c.end();
  } else {
    g.lite ??= await openPglite('memory://');
  }
  await new Promise((r) => setTimeout(r, 300));
});
