// `npm run ajar -- <command>`, as processes on one database.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ended, embedded, launch, newPlace, type Place, run, startServer } from './ajar.ts';

const LONG = 120_000;
let place: Place;
beforeAll(async () => {
  place = await newPlace();
});
afterAll(() => place.remove());

const ajar = (...args: string[]): Promise<Ended> => run(place, args);

test(
  'an organization, its people and their keys are made at the terminal',
  async () => {
    expect((await ajar('organization', 'list')).stdout).toBe('There is no organization yet.\n');
    expect(await ajar('user', 'create', '--email', 'mel@example.com')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^ajar: There is no organization yet\..*\n$/),
    });
    const made = await ajar('organization', 'create', '--name', 'Bluth', '--email', 'mo@example.com');
    expect(made.stdout).toMatch(
      /^Created Bluth \(orga_\w{43}\)\.\n\n +E-mail: +mo@example\.com\n +Password: +\S+\n +API key: +api_/,
    );
    expect((await ajar('organization', 'list')).stdout).toMatch(/^orga_\w{43} {2}Bluth \(1 user\)\n$/);

    const user = await ajar('user', 'create', '--email', 'mel@example.com', '--role', 'restricteduser');
    expect(user.stdout).toMatch(
      /^mel@example\.com \(user_\w{43}\) is in orga_\w{43} with the role restricteduser\. Their password.*: \S+\n$/,
    );
    const again = await ajar('user', 'create', '--email', 'MEL@example.com', '--role', 'user');
    expect(again.stdout).toMatch(/keep the password they have\.\n$/);

    const key = await ajar('api-key', 'create', '--email', 'mel@example.com', '--name', 'sync');
    const [, id = '', secret = ''] =
      /^Created (api_\w{22}) for mel@example\.com\..*\n(api_\w{22}\.\w{22})\n$/.exec(key.stdout) ?? [];
    const listed = await ajar('api-key', 'list');
    expect(listed.stdout).toMatch(
      new RegExp(`^${id} {2}sync \\(mel@example\\.com, created \\d{4}-\\d\\d-\\d\\d, never used\\)$`, 'm'),
    );
    expect(listed.stdout).not.toContain(secret);
    expect((await ajar('api-key', 'revoke', id)).stdout).toBe(`Revoked ${id} (sync).\n`);
    expect((await ajar('api-key', 'list')).stdout).toMatch(new RegExp(`^${id} .*, revoked`, 'm'));
    expect(await ajar('api-key', 'revoke', 'api_none')).toMatchObject({ code: 1, stdout: '' });

    // The organization is there already, so a start makes no other.
    const server = await startServer(place);
    const headers = { authorization: `Basic ${Buffer.from(`${secret}:`).toString('base64')}` };
    expect((await fetch(`${server.address}/api/v1/lead/`, { headers })).status).toBe(401);
    expect((await server.end('SIGTERM')).stdout).not.toContain('Password');

    // A further organization has accounts of its own, unless one is named.
    const [, bluth = ''] = /^Created Bluth \((\w+)\)/.exec(made.stdout) ?? [];
    const [, account = ''] = /\((user_\w+)\)/.exec(user.stdout) ?? [];
    const apart = await ajar('organization', 'create', '--name', 'Sitwell', '--email', 'mel@example.com');
    expect(apart.stdout).toMatch(
      new RegExp(
        `\n +Password: +\\w{5}-[^]*\nOther accounts with this address .*\n  ${account} \\(in Bluth; has a password\\)\n.*--account`,
      ),
    );
    const named = ['--name', 'Austero', '--email', 'mel@example.com', '--account', account];
    expect((await ajar('organization', 'create', ...named)).stdout).toMatch(/\n +Password: +the one they have\n/);
    const wrong = ['--email', 'mo@example.com', '--organization', bluth, '--account', account];
    expect((await ajar('user', 'create', ...wrong)).stderr).toMatch(/^ajar: The account \w+ has another address\.\n$/);
  },
  LONG,
);

test(
  'what cannot be is said in a line',
  async () => {
    expect(await ajar('fly')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^error: unknown command 'fly'/),
    });
    expect(await ajar('user', 'create', '--email', 'a@example.com', '--role', 'boss')).toMatchObject({
      code: 1,
      stderr: 'ajar: --role must be one of admin, superuser, user, restricteduser, not boss.\n',
    });
    expect(await ajar('seed', '--leads', 'many')).toMatchObject({ code: 1, stdout: '' });
  },
  LONG,
);

test(
  'every command says what it is for',
  async () => {
    const names = ['', 'start', 'worker', 'migrate', 'seed', 'organization create', 'organization list', 'user create'];
    names.push('api-key create', 'api-key list', 'api-key revoke', 'openapi');
    for (const name of names) {
      const { code, stdout } = await ajar(...name.split(' ').filter((word) => word !== ''), '--help');
      expect({ name, code }).toEqual({ name, code: 0 });
      expect(stdout).toMatch(new RegExp(`^Usage: ajar ${name}`));
    }
  },
  LONG,
);

test(
  'a command whose output nobody reads to its end makes no fuss',
  async () => {
    const { child, ended } = launch(place, ['openapi'], {});
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  },
  LONG,
);

test(
  'migrate says what it did',
  async () => {
    const fresh = await newPlace();
    expect((await run(fresh, ['migrate'])).stdout).toMatch(/^Applied 0001_core\.sql/);
    expect((await run(fresh, ['migrate'])).stdout).toBe('The database is up to date.\n');
    await fresh.remove();
  },
  LONG,
);

test(
  'seed makes the organization too when there is none, and adds to it when there is one',
  async () => {
    const fresh = await newPlace();
    const first = await run(fresh, ['seed', '--leads', '3']);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toMatch(/E-mail: [\s\S]+\nAdded 3 leads with .* to orga_\w{43}\.\n$/);
    expect((await run(fresh, ['seed', '--leads', '2', '--seed', '5'])).stdout).toMatch(/^Added 2 leads with .*\n$/);
    await fresh.remove();
  },
  LONG,
);

test(
  embedded ? 'a worker of its own is refused on the embedded database' : 'a worker runs beside servers',
  async () => {
    if (!embedded) {
      const { end, child } = await startServer(place, {}, ['worker'], /(runs jobs)/);
      expect(child.exitCode).toBeNull();
      expect(await end('SIGTERM')).toMatchObject({ code: 0, stdout: 'Ajar runs jobs.\n', stderr: '' });
    } else {
      const { code, stderr } = await ajar('worker');
      expect(code).toBe(1);
      expect(stderr).toMatch(/^ajar: DATABASE_URL: a worker of its own needs a PostgreSQL server\..*\n$/);
    }
  },
  LONG,
);
