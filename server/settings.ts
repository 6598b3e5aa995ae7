// The settings: environment variables, or a `.env` file in the working directory for those that are not set.
import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { Complaint } from './complaint.ts';
import { type Allowed, readNetworks } from './webhooks/address.ts';

export interface Settings {
  port: number;
  host: string;
  /** Under which address people reach the server, without a slash at its end; null for where it listens. */
  url: string | null;
  /** A PostgreSQL server's; without it the database is embedded, in `data_directory`. */
  database_url: string | null;
  /** `memory://` keeps nothing. */
  data_directory: string;
  /** What the first admin gets instead of what would be made up. */
  api_key: string | null;
  admin_email: string;
  admin_password: string | null;
  /** Requests per second and key. */
  rate_limit: number | null;
  log_level: string;
  /** How many days an event is kept; null for ever. */
  event_retention_days: number | null;
  /** Connections to the database that requests of this process have, and how many of these one caller and one organization. */
  connections: number;
  caller_connections: number;
  organization_connections: number;
  /** Those that jobs have. */
  job_connections: number;
  /** How long a request waits for a connection. */
  connection_wait_ms: number;
  /** How long a statement of a request may take, and one of a job; null for ever. */
  statement_ms: number | null;
  job_statement_ms: number | null;
  /** How long a start waits for a database that cannot be reached. */
  database_wait_ms: number;
  /** Bytes on the disk of the embedded database that are to stay free: with less it takes no changes. */
  disk_reserve: number;
  /** The proxies whose word counts on where a request comes from: addresses, networks, `loopback`, `uniquelocal`. */
  trusted_proxies: string[];
  /** To which private, loopback and other addresses that are not public webhooks may go. */
  webhook_private_addresses: Allowed;
}

/** In seconds; PostgreSQL counts time limits in milliseconds, up to 24 days of them. */
const A_DAY = 86_400;
const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'];

/** Each setting's default, and what its text must look like; `meaning` is said when it does not. */
const SETTINGS = {
  PORT: { fallback: '3000', meaning: 'a port from 0 to 65535', fits: (text: string) => isWhole(text, 0, 65_535) },
  HOST: { fallback: '127.0.0.1', meaning: 'a host name or an IP address', fits: matches(/^[\w.:%-]+$/) },
  AJAR_URL: {
    fallback: '',
    meaning: 'the address under which people reach this server, https://crm.example.com',
    fits: isOrigin,
  },
  DATABASE_URL: {
    fallback: '',
    meaning: 'the address of a PostgreSQL database, postgres://user:password@host:5432/name',
    fits: (text: string) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text),
  },
  AJAR_DATA_DIR: {
    fallback: './data',
    meaning: 'a directory, or memory://',
    fits: (text: string) => text === 'memory://' || !text.includes('://'),
  },
  AJAR_API_KEY: {
    fallback: '',
    meaning: 'api_ and 16 to 200 letters, digits, dots or underscores',
    fits: matches(/^api_[0-9A-Za-z._]{16,200}$/),
  },
  AJAR_ADMIN_EMAIL: {
    fallback: 'admin@example.com',
    meaning: 'an e-mail address',
    fits: matches(/^[^\s@]{1,64}@[^\s@]{1,189}$/),
  },
  // Whether it is good enough is seen when it is used: a server that has its admin need not have it changed.
  AJAR_ADMIN_PASSWORD: { fallback: '', meaning: 'at most 200 characters', fits: matches(/^.{1,200}$/su) },
  AJAR_TRUSTED_PROXIES: {
    fallback: 'loopback, private',
    meaning: 'none, or a list of addresses and networks such as 10.0.0.5, 192.168.0.0/16; also loopback and private',
    fits: (text: string) => text === 'none' || listOf(text).every(isProxy),
  },
  AJAR_RATE_LIMIT: {
    fallback: 'off',
    meaning: 'off, or how many requests a second each API key has',
    fits: (text: string) => text === 'off' || isWhole(text, 1, 1_000_000),
  },
  AJAR_EVENT_RETENTION: {
    fallback: '30',
    meaning: 'a number of days, or forever',
    fits: (text: string) => text === 'forever' || isWhole(text, 1, 36_500),
  },
  AJAR_CONNECTIONS: { fallback: '16', meaning: 'a number from 4 to 1000', fits: within(4, 1000) },
  AJAR_CALLER_CONNECTIONS: { fallback: '', meaning: 'a number from 1 to 1000', fits: within(1, 1000) },
  AJAR_ORGANIZATION_CONNECTIONS: { fallback: '', meaning: 'a number from 1 to 1000', fits: within(1, 1000) },
  AJAR_JOB_CONNECTIONS: { fallback: '10', meaning: 'a number from 4 to 1000', fits: within(4, 1000) },
  AJAR_CONNECTION_WAIT: { fallback: '10', meaning: 'a number of seconds from 1 to 600', fits: within(1, 600) },
  AJAR_STATEMENT_TIMEOUT: { fallback: '60', meaning: 'off, or a number of seconds', fits: orOff(within(1, A_DAY)) },
  AJAR_JOB_STATEMENT_TIMEOUT: {
    fallback: 'off',
    meaning: 'off, or a number of seconds',
    fits: orOff(within(1, A_DAY)),
  },
  AJAR_DATABASE_WAIT: { fallback: '60', meaning: 'a number of seconds from 0 to 86400', fits: within(0, A_DAY) },
  AJAR_DISK_RESERVE: {
    fallback: '100',
    meaning: 'a number of megabytes from 16 to 1000000',
    fits: within(16, 1_000_000),
  },
  AJAR_WEBHOOK_PRIVATE_ADDRESSES: {
    fallback: 'deny',
    meaning: 'deny, allow, or a list of networks such as 10.0.0.0/8, fd00::/8',
    fits: () => true,
  },
  LOG_LEVEL: {
    fallback: 'warn',
    meaning: `one of ${LOG_LEVELS.join(', ')}`,
    fits: (text: string) => LOG_LEVELS.includes(text),
  },
};

type Name = keyof typeof SETTINGS;

/** Those whose value no message may repeat. */
const SECRET: ReadonlySet<string> = new Set<Name>(['DATABASE_URL', 'AJAR_API_KEY', 'AJAR_ADMIN_PASSWORD']);

/** Adds what a `.env` file in the working directory says to the environment; what is set there already stays. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/** Reads the settings. Throws a complaint that names the first one that is wrong; an empty one counts as not given. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const given = (name: Name): string => {
    const { fallback, meaning, fits } = SETTINGS[name];
    const text = environment[name]?.trim() || fallback;
    if (text === '' || fits(text)) return text;
    const instead = SECRET.has(name) ? '' : `, not ${JSON.stringify(text)}`;
    throw new Complaint(`${name} must be ${meaning}${instead}.`);
  };
  const rate = given('AJAR_RATE_LIMIT');
  const retention = given('AJAR_EVENT_RETENTION');
  const milliseconds = (name: Name): number | null => (given(name) === 'off' ? null : 1000 * Number(given(name)));
  return {
    port: Number(given('PORT')),
    host: given('HOST'),
    url: given('AJAR_URL') ? new URL(given('AJAR_URL')).origin : null,
    database_url: given('DATABASE_URL') || null,
    data_directory: given('AJAR_DATA_DIR'),
    api_key: given('AJAR_API_KEY') || null,
    admin_email: given('AJAR_ADMIN_EMAIL'),
    admin_password: given('AJAR_ADMIN_PASSWORD') || null,
    rate_limit: rate === 'off' ? null : Number(rate),
    log_level: given('LOG_LEVEL'),
    event_retention_days: retention === 'forever' ? null : Number(retention),
    ...connectionsOf(given),
    job_connections: Number(given('AJAR_JOB_CONNECTIONS')),
    connection_wait_ms: 1000 * Number(given('AJAR_CONNECTION_WAIT')),
    statement_ms: milliseconds('AJAR_STATEMENT_TIMEOUT'),
    job_statement_ms: milliseconds('AJAR_JOB_STATEMENT_TIMEOUT'),
    database_wait_ms: 1000 * Number(given('AJAR_DATABASE_WAIT')),
    disk_reserve: 1024 * 1024 * Number(given('AJAR_DISK_RESERVE')),
    trusted_proxies: proxiesOf(given('AJAR_TRUSTED_PROXIES')),
    webhook_private_addresses: readAllowed(given('AJAR_WEBHOOK_PRIVATE_ADDRESSES')),
  };
}

/** Throws a complaint that names the first entry of a list that is no network. */
function readAllowed(text: string): Allowed {
  if (text === 'deny' || text === 'allow') return text === 'allow';
  try {
    return readNetworks(text);
  } catch (error) {
    const name: Name = 'AJAR_WEBHOOK_PRIVATE_ADDRESSES';
    throw new Complaint(`${name} must be ${SETTINGS[name].meaning}, not ${JSON.stringify((error as Error).message)}.`);
  }
}

/** Connections that no endpoint waits for: for who asks, and whether the server is ready. */
const KEPT_FREE = 2;

/** How many of these requests share. */
export const sharedConnections = (connections: number): number => connections - KEPT_FREE;

/** Of those connections one caller has half and one organization three quarters, unless that is set; others are always left one
 *  of those that requests share. */
function connectionsOf(given: (name: Name) => string) {
  const connections = Number(given('AJAR_CONNECTIONS'));
  const shared = sharedConnections(connections);
  const organization = Number(
    given('AJAR_ORGANIZATION_CONNECTIONS') || Math.min(Math.floor(connections * 0.75), shared - 1),
  );
  const caller = Number(given('AJAR_CALLER_CONNECTIONS') || Math.min(Math.floor(connections / 2), organization));
  if (organization >= shared)
    throw new Complaint(
      `AJAR_ORGANIZATION_CONNECTIONS must be less than ${shared}, which requests share of AJAR_CONNECTIONS, not ${organization}.`,
    );
  if (caller > organization)
    throw new Complaint(
      `AJAR_CALLER_CONNECTIONS must be at most AJAR_ORGANIZATION_CONNECTIONS, ${organization}, not ${caller}.`,
    );
  return { connections, organization_connections: organization, caller_connections: caller };
}

/** The names that look like settings of ours and are none: mostly misspelt. */
export function unknownSettings(environment: NodeJS.ProcessEnv): string[] {
  return Object.keys(environment).filter((name) => /^AJAR_(?!TEST_)/.test(name) && !Object.hasOwn(SETTINGS, name));
}

const listOf = (text: string): string[] => text.split(',').map((part) => part.trim());

function isProxy(text: string): boolean {
  if (text === 'loopback' || text === 'private') return true;
  const [address = '', bits] = text.split('/');
  const most = isIP(address) === 6 ? 128 : 32;
  return isIP(address) !== 0 && (bits === undefined || isWhole(bits, 0, most));
}

/** As the framework names them. */
const proxiesOf = (text: string): string[] =>
  text === 'none' ? [] : listOf(text).map((part) => (part === 'private' ? 'uniquelocal' : part));

function matches(pattern: RegExp): (text: string) => boolean {
  return (text) => pattern.test(text);
}

function within(least: number, most: number): (text: string) => boolean {
  return (text) => isWhole(text, least, most);
}

function orOff(fits: (text: string) => boolean): (text: string) => boolean {
  return (text) => text === 'off' || fits(text);
}

function isWhole(text: string, least: number, most: number): boolean {
  return /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most;
}

/** An http(s) address of a server: the app has no place below it. */
function isOrigin(text: string): boolean {
  if (!/^https?:\/\/[^/?#@\\]+\/?$/i.test(text) || !URL.canParse(text)) return false;
  return new URL(text).hostname !== '';
}
