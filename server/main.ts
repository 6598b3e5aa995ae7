// What `npm start` and `npm run ajar` run: finds the command, which loads only what it needs itself.
import { Command } from 'commander';
import { Complaint } from './complaint.ts';
import { loadEnvFile, readSettings, type Settings, unknownSettings } from './settings.ts';

try {
  loadEnvFile();
  await program().parseAsync();
} catch (error) {
  console.error(error instanceof Complaint ? `ajar: ${error.message}` : error);
  process.exitCode = 1;
}

function program(): Command {
  const ajar = new Command('ajar').description('A CRM server that speaks the Close REST API.').helpCommand(false);
  ajar
    .command('start')
    .description('Start the server. On an empty database it makes an organization and prints how to get in.')
    .action(async () => (await import('./commands/start.ts')).start(settings()));
  ajar
    .command('migrate')
    .description('Bring the database up to date. `start` does it by itself.')
    .action(async () => (await import('./commands/migrate.ts')).migrateDatabase(settings()));
  ajar
    .command('openapi')
    .description('Print the OpenAPI document of the API. Needs no database.')
    .action(async () => (await import('./commands/openapi.ts')).printOpenApi());
  return ajar;
}

/** The settings of this process; a name that nobody knows is most likely misspelt. */
function settings(): Settings {
  for (const name of unknownSettings(process.env)) console.error(`ajar: warning: ${name} is not a setting of Ajar.`);
  return readSettings(process.env);
}
