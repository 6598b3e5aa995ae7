// A client that goes before it is answered: what it asked for is not begun, whenever it goes, and is nobody's error.
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, it, vi } from 'vitest';
import { urlOf } from '../../test/backups.ts';
import { newWorld } from '../../test/harness.ts';
import { createApp } from '../app.ts';
import { connectPostgres, type Database, type Sender, sql } from '../database/connect.ts';

it('that goes while it is found out who it is has nothing begun for it, and no error in the log', async () => {
  const world = await newWorld();
  const asked = Promise.withResolvers<void>();
  const going = Promise.withResolvers<void>();
  const senders: (Sender | null)[] = [];
  const database: Database = {
    ...world.database,
    query: async (statement, options) => {
      asked.resolve();
      await going.promise;
      return world.database.query(statement, options);
    },
    onBehalf: (sender) => {
      senders.push(sender);
      return world.database.onBehalf(sender);
    },
  };
  const lines: { msg: string; level: number; status?: number }[] = [];
  const kept = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  const app = createApp({ database, logger: pino({ level: 'debug' }, kept) });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as { port: number };
  const gone = new Promise((resolve) => app.server.once('connection', (socket) => socket.once('close', resolve)));
  const socket = connect(port, '127.0.0.1');
  socket.write(
    `GET /api/v1/lead/ HTTP/1.1\r\nhost: localhost\r\nauthorization: Basic ${btoa(`${world.key}:`)}\r\n\r\n`,
  );
  await asked.promise;
  socket.destroy();
  await gone;
  going.resolve();
  await vi.waitFor(() => expect(senders).toHaveLength(1));
  expect(() => senders[0]?.enter()).toThrow();
  await vi.waitFor(() => expect(lines.map(({ msg }) => msg)).toContain('a request failed'));
  expect(lines.filter(({ level }) => level >= 40)).toEqual([]);
  await app.close();
});

it('that goes while its statement waits for a connection of the pool has it not sent', async () => {
  const { database } = await newWorld();
  const pool = connectPostgres(await urlOf(database), { connections: 1 });
  let left = false;
  const sender: Sender = {
    enter: () => () => {},
    cancels: new Set(),
    stay() {
      if (left) throw new Error('gone');
    },
  };
  const holding = Promise.withResolvers<void>();
  const held = pool.transaction(async (tx) => {
    await tx.query(sql`create temporary sequence seen`);
    await holding.promise;
  });
  const waiting = pool.onBehalf(sender).query(sql`select nextval('seen')`);
  left = true;
  holding.resolve();
  await expect(waiting).rejects.toThrow('gone');
  await held;
  expect(await pool.query(sql`select is_called from seen`)).toEqual([{ is_called: false }]);
  await pool.close();
});
