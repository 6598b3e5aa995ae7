import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';

const run = (script: string): Promise<{ code: unknown; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    const args = ['--input-type=module', '-e', script];
    execFile(process.execPath, args, { cwd: import.meta.dirname }, (error, stdout, stderr) =>
      resolve({ code: error ? error.code : 0, stdout, stderr }),
    );
  });

test.each([
  ['thrown', 'setImmediate(() => { throw new Error("broken"); });'],
  ['rejected', 'void Promise.reject(new Error("broken"));'],
])('an error that nothing caught (%s) is logged and ends the process with 1', async (_, failing) => {
  const { code, stdout, stderr } = await run(`
    import { openLog } from '../log.ts';
    import { endWithError } from './stop.ts';
    endWithError(openLog('warn'));
    setInterval(() => {}, 1000);
    ${failing}`);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({ level: 'fatal', err: { message: 'broken' } });
});
