import { expect, test } from 'vitest';
import { readSettings, sharedConnections, unknownSettings } from './settings.ts';

test('without any setting the server is one person’s own', () => {
  expect(readSettings({ PORT: ' ', DATABASE_URL: '' })).toEqual({
    port: 3000,
    host: '127.0.0.1',
    url: null,
    database_url: null,
    data_directory: './data',
    api_key: null,
    admin_email: 'admin@example.com',
    admin_password: null,
    rate_limit: null,
    log_level: 'warn',
    event_retention_days: 30,
    connections: 16,
    caller_connections: 8,
    organization_connections: 12,
    job_connections: 10,
    connection_wait_ms: 10_000,
    statement_ms: 60_000,
    job_statement_ms: null,
    database_wait_ms: 60_000,
    disk_reserve: 100 * 1024 * 1024,
    trusted_proxies: ['loopback', 'uniquelocal'],
    webhook_private_addresses: false,
  });
});

test('every setting has its say', () => {
  const settings = {
    PORT: '0',
    HOST: '::',
    AJAR_URL: 'https://CRM.example.com/',
    DATABASE_URL: 'postgresql://crm@db/crm',
    AJAR_DATA_DIR: 'memory://',
    AJAR_API_KEY: 'api_abcdefgh01234567',
    AJAR_ADMIN_EMAIL: 'a@b.example',
    AJAR_ADMIN_PASSWORD: 'long enough',
    AJAR_TRUSTED_PROXIES: '10.0.0.5, fd00::/8,loopback',
    AJAR_RATE_LIMIT: '40',
    AJAR_EVENT_RETENTION: 'forever',
    AJAR_CONNECTIONS: '40',
    AJAR_CALLER_CONNECTIONS: '5',
    AJAR_ORGANIZATION_CONNECTIONS: '9',
    AJAR_JOB_CONNECTIONS: '6',
    AJAR_CONNECTION_WAIT: '3',
    AJAR_STATEMENT_TIMEOUT: 'off',
    AJAR_JOB_STATEMENT_TIMEOUT: '7200',
    AJAR_DATABASE_WAIT: '0',
    AJAR_DISK_RESERVE: '32',
    AJAR_WEBHOOK_PRIVATE_ADDRESSES: 'allow',
    LOG_LEVEL: 'debug',
  };
  expect(readSettings(settings)).toEqual({
    port: 0,
    host: '::',
    url: 'https://crm.example.com',
    database_url: 'postgresql://crm@db/crm',
    data_directory: 'memory://',
    api_key: 'api_abcdefgh01234567',
    admin_email: 'a@b.example',
    admin_password: 'long enough',
    rate_limit: 40,
    log_level: 'debug',
    event_retention_days: null,
    connections: 40,
    caller_connections: 5,
    organization_connections: 9,
    job_connections: 6,
    connection_wait_ms: 3000,
    statement_ms: null,
    job_statement_ms: 7_200_000,
    database_wait_ms: 0,
    disk_reserve: 32 * 1024 * 1024,
    trusted_proxies: ['10.0.0.5', 'fd00::/8', 'loopback'],
    webhook_private_addresses: true,
  });
  expect(unknownSettings(settings)).toEqual([]);
});

test.each([
  ['PORT', '65536'],
  ['AJAR_CONNECTIONS', '3'],
  ['AJAR_CALLER_CONNECTIONS', '13'],
  ['AJAR_ORGANIZATION_CONNECTIONS', '16'],
  ['AJAR_JOB_CONNECTIONS', 'many'],
  ['AJAR_CONNECTION_WAIT', '0'],
  ['AJAR_STATEMENT_TIMEOUT', '0'],
  ['AJAR_JOB_STATEMENT_TIMEOUT', 'never'],
  ['AJAR_DATABASE_WAIT', '1m'],
  ['AJAR_DISK_RESERVE', '1GB'],
  ['PORT', '-1'],
  ['PORT', '3000/'],
  ['HOST', 'http://here'],
  ['AJAR_URL', 'crm.example.com'],
  ['AJAR_URL', 'https://crm.example.com/below'],
  ['AJAR_URL', 'javascript://x'],
  ['DATABASE_URL', 'mysql://here/crm'],
  ['DATABASE_URL', 'postgres://[/crm'],
  ['AJAR_DATA_DIR', 's3://bucket'],
  ['AJAR_API_KEY', 'api_short'],
  ['AJAR_API_KEY', 'key_0123456789abcdef'],
  ['AJAR_API_KEY', 'api_0123456789:abcdef'],
  ['AJAR_ADMIN_EMAIL', 'admin'],
  ['AJAR_ADMIN_PASSWORD', 'x'.repeat(201)],
  ['AJAR_TRUSTED_PROXIES', '10.0.0.0/33'],
  ['AJAR_TRUSTED_PROXIES', 'proxy.lan'],
  ['AJAR_RATE_LIMIT', '0'],
  ['AJAR_RATE_LIMIT', 'on'],
  ['AJAR_EVENT_RETENTION', '1.5'],
  ['AJAR_WEBHOOK_PRIVATE_ADDRESSES', 'yes'],
  ['AJAR_WEBHOOK_PRIVATE_ADDRESSES', '10.0.0.0/64'],
  ['LOG_LEVEL', 'loud'],
])('%s=%s is refused by name', (name, value) => {
  expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^${name} must be `));
});

test('an organization always leaves connections to others, and a caller has no more than its organization', () => {
  for (let connections = 1; connections <= 64; connections++) {
    const given = { AJAR_CONNECTIONS: String(connections) };
    if (connections < 4) {
      expect(() => readSettings(given)).toThrow(/must be a number from 4/);
      continue;
    }
    const { caller_connections: caller, organization_connections: organization } = readSettings(given);
    const shared = sharedConnections(connections);
    expect(caller, given.AJAR_CONNECTIONS).toBeGreaterThanOrEqual(1);
    expect(caller, given.AJAR_CONNECTIONS).toBeLessThanOrEqual(organization);
    expect(organization, given.AJAR_CONNECTIONS).toBeLessThan(shared);
    expect(shared).toBeLessThan(connections);
    expect(() => readSettings({ ...given, AJAR_ORGANIZATION_CONNECTIONS: String(shared) })).toThrow(
      `AJAR_ORGANIZATION_CONNECTIONS must be less than ${shared}`,
    );
    readSettings({ ...given, AJAR_ORGANIZATION_CONNECTIONS: String(shared - 1) });
  }
});

test('a secret that is refused is not repeated', () => {
  for (const name of ['DATABASE_URL', 'AJAR_API_KEY', 'AJAR_ADMIN_PASSWORD']) {
    expect(() => readSettings({ [name]: name === 'AJAR_ADMIN_PASSWORD' ? 'hunter2'.repeat(50) : 'hunter2' })).toThrow(
      /^(?!.*hunter2)/,
    );
  }
});

test('a name that nobody knows is noticed', () => {
  expect(unknownSettings({ AJAR_PASWORD: '', AJAR_TEST_DATABASE: '', PATH: '', LOG_LEVEL: '' })).toEqual([
    'AJAR_PASWORD',
  ]);
});
