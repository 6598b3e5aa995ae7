// Starts what is measured as processes of their own, and looks at them from outside.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';

export interface Running {
  base: string;
  /** From its start to its first good answer, in milliseconds. */
  started_ms: number;
  /** The most memory it has had resident, in MB; null where the system does not say. */
  peakMemory(): Promise<number | null>;
  pid: number;
  stop(): Promise<void>;
}

/** Starts a script and waits until it answers. It prints its address, which holds `http://127.0.0.1:<port>`. */
export async function start(
  script: string[],
  env: Record<string, string>,
  ready: string,
  node = process.execPath,
): Promise<Running> {
  const started = performance.now();
  const child = spawn(node, script, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  try {
    const base = await addressOf(child);
    const answer = await fetch(base + ready);
    if (!answer.ok) throw new Error(`${script.join(' ')} answered ${answer.status}`);
    const pid = child.pid ?? 0;
    return { base, started_ms: performance.now() - started, peakMemory: () => peakMemory(pid), pid, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  let printed = '';
  for await (const chunk of child.stdout ?? []) {
    printed += chunk;
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(printed);
    if (found) {
      // What else it prints is read and dropped, or it would wait for a reader.
      child.stdout?.resume();
      return found[0];
    }
  }
  throw new Error(`it ended before it listened:\n${printed}`);
}

async function peakMemory(pid: number): Promise<number | null> {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
  } catch {
    return null;
  }
}
