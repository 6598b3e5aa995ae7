// Finds the command that `npm start` or `npm run ajar` names, which loads only what it needs itself.
import { Command, InvalidArgumentError } from 'commander';
import { Complaint } from './complaint.ts';
import { loadEnvFile, readSettings, type Settings, unknownSettings } from './settings.ts';

// Typed dates are read by a library that thinks in the process's zone; in UTC no hour is missing or there twice. People's
// own zones come with their requests.
process.env.TZ = 'UTC';

// Who reads the output, such as `head`, may have seen enough. A command to which that matters listens itself.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (process.stdout.listenerCount('error') > 1) return;
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  loadEnvFile();
  await program().parseAsync();
} catch (error) {
  console.error(error instanceof Complaint ? `ajar: ${error.message}` : error);
  process.exitCode = 1;
}

function program(): Command {
  const ajar = new Command('ajar')
    .description('A CRM server that speaks the Close REST API.')
    .configureHelp({ showGlobalOptions: true })
    .helpCommand(false);
  addServing(ajar);
  addData(ajar);
  addBackup(ajar);
  addUpgrade(ajar);
  addAccess(ajar);
  return ajar;
}

function addServing(ajar: Command): void {
  ajar
    .command('start')
    .description('Start the server. On an empty database it makes an organization and prints how to get in.')
    .action(async () => (await import('./commands/start.ts')).start(settings()));
  ajar
    .command('worker')
    .description('Run jobs apart from the server, which then needs PostgreSQL. `start` runs them too.')
    .action(async () => (await import('./commands/worker.ts')).work(settings()));
  ajar
    .command('openapi')
    .description('Print the OpenAPI document of the API. Needs no database.')
    .action(async () => (await import('./commands/openapi.ts')).printOpenApi());
}

function addData(ajar: Command): void {
  ajar
    .command('migrate')
    .description('Bring the database up to date. Every other command does it by itself.')
    .action(async () => (await import('./commands/migrate.ts')).migrateDatabase(settings()));
  ajar
    .command('seed')
    .description('Fill an organization with sample data; on an empty database, make one first.')
    .requiredOption('--leads <n>', 'how many leads', count)
    .option('--seed <n>', 'another number makes other data, the same one the same', count, 1)
    .option('--organization <id>', 'needed when there are several')
    .action(async (options) => (await import('./commands/seed.ts')).seed(settings(), options));
}

function addBackup(ajar: Command): void {
  ajar
    .command('backup')
    .description('Write all data, as of one moment, to a file. The server may run.')
    .argument('<file>', 'a file that is not there yet; - for standard output')
    .option('--force', 'replace a file that is there')
    .action(async (file, options) => (await import('./commands/backup.ts')).backup(settings(), file, options));
  ajar
    .command('restore')
    .description('Put a backup into an empty database.')
    .argument('<file>', 'what `backup` has written; - for standard input')
    .option('--check', 'only say whether the file is whole; needs no database')
    .action(async (file, options) => (await import('./commands/restore.ts')).restore(settings(), file, options));
}

function addUpgrade(ajar: Command): void {
  ajar
    .command('upgrade')
    .description('Bring a data directory of an older PostgreSQL, or of PGlite, to the embedded one. Keeps what it was.')
    .action(async () => (await import('./commands/upgrade.ts')).upgrade(settings()));
}

function addAccess(ajar: Command): void {
  const organization = ajar.command('organization').description('Make and list organizations.');
  person(organization.command('create').description('Make an organization, its admin and an API key.'))
    .requiredOption('--name <name>', 'what it is called')
    .action(async (options) =>
      (await import('./commands/organization.ts')).createOrganizationCommand(settings(), options),
    );
  organization
    .command('list')
    .description('List the organizations.')
    .action(async () => (await import('./commands/organization.ts')).listOrganizations(settings()));
  person(
    ajar.command('user').description('Make users.').command('create').description('Put a person into an organization.'),
  )
    .option('--role <role>', 'admin, superuser, user or restricteduser', 'user')
    .option('--organization <id>', 'needed when there are several')
    .action(async (options) => (await import('./commands/user.ts')).createUserCommand(settings(), options));
  const key = ajar.command('api-key').description('Make, list and revoke API keys.');
  key
    .command('create')
    .description('Make an API key for a user.')
    .requiredOption('--email <address>', 'whose key it is')
    .option('--name <name>', 'what it is for', 'API key')
    .option('--expires <date>', 'until when it works; for ever unless given')
    .option('--organization <id>', 'needed when there are several')
    .action(async (options) => (await import('./commands/api-key.ts')).createApiKeyCommand(settings(), options));
  key
    .command('list')
    .description('List the API keys of an organization, without the keys themselves.')
    .option('--organization <id>', 'needed when there are several')
    .action(async (options) => (await import('./commands/api-key.ts')).listApiKeys(settings(), options));
  key
    .command('revoke')
    .description('Revoke an API key. It stops to work within a second.')
    .argument('<id>', 'the id that `api-key list` shows')
    .action(async (id) => (await import('./commands/api-key.ts')).revokeApiKey(settings(), id));
}

function person(command: Command): Command {
  return command
    .requiredOption('--email <address>', 'the address they sign in with')
    .option('--first-name <name>', 'their first name', '')
    .option('--last-name <name>', 'their last name', '')
    .option(
      '--account <id>',
      'the account that they have already; else they get one of their own, with a new password',
    );
}

function count(text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

/** The settings of this process; a name that nobody knows is most likely misspelt. */
function settings(): Settings {
  for (const name of unknownSettings(process.env)) console.error(`ajar: warning: ${name} is not a setting of Ajar.`);
  return readSettings(process.env);
}
