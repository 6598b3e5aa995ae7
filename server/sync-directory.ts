// For what has to be there after the power was lost.
import { open } from 'node:fs/promises';

/** A name in a directory is on the disk once the directory is. Windows has no such thing. */
export async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
