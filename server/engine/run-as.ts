// How PostgreSQL is run, which refuses to run as root: as this user, or, for root, as one that is not.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, lchownSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Complaint } from '../complaint.ts';

export interface RunAs {
  /** What goes before the command: nothing, or a program that changes into the other user and then becomes the command. */
  before: string[];
  /** Of the other user, for `spawn`. */
  account: { uid: number; gid: number } | undefined;
  /** Gives a file, or a folder with all that is in it, to the user that PostgreSQL runs as, if it is another's. */
  own(path: string): void;
}

/** Finds a way to run programs that have to enter `folders`. For root, in this order:
 *
 *  - in a user namespace, where root looks like somebody else: what it writes stays root's, and it may enter what root may;
 *  - as an unprivileged user, if that one may enter all of the folders;
 *  - as an unprivileged user that keeps root's way into folders: a container may allow no namespaces, while the data is below
 *    root's home.
 *
 *  Throws a complaint when no way is open. */
export function howToRun(folders: string[]): RunAs {
  if (process.getuid?.() !== 0) return { before: [], account: undefined, own: () => {} };
  const account = unprivilegedAccount();
  const inNamespace = ['unshare', '--user', `--map-user=${account.uid}`, `--map-group=${account.gid}`, '--'];
  const own =
    ({ uid, gid }: Pick<Account, 'uid' | 'gid'>) =>
    (folder: string): void =>
      give(folder, uid, gid);
  if (works(inNamespace)) return { before: inNamespace, account: undefined, own: own({ uid: 0, gid: 0 }) };
  if (folders.every((folder) => mayEnter(account, folder))) return { before: [], account, own: own(account) };
  const ids = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups'];
  // The bit is for access(2), which PostgreSQL asks, and which otherwise forgets what the process may.
  const may = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup'];
  const keeping = ['setpriv', ...ids, ...may, '--'];
  if (works(keeping)) return { before: keeping, account: undefined, own: own(account) };
  throw new Complaint(
    `PostgreSQL does not run as root, and here it can run neither in a user namespace nor as ${account.name}, who may not ` +
      `enter ${folders.find((folder) => !mayEnter(account, folder))}. Run Ajar as another user, put it and AJAR_DATA_DIR ` +
      'where everybody may enter, or set DATABASE_URL.',
  );
}

interface Account {
  name: string;
  uid: number;
  gid: number;
}

/** One that exists: PostgreSQL looks up its name. */
function unprivilegedAccount(): Account {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const accounts = lines.map((line): Account => {
    const [name = '', , uid, gid] = line.split(':');
    return { name, uid: Number(uid), gid: Number(gid) };
  });
  for (const wanted of ['ajar', 'postgres', 'nobody']) {
    const account = accounts.find(({ name, uid }) => name === wanted && uid > 0);
    if (account) return account;
  }
  throw new Complaint(
    'PostgreSQL does not run as root, and there is no user `nobody` to run it as. Run Ajar as another user, or set DATABASE_URL.',
  );
}

/** A data directory may have been another user's before: it came from another machine, or this one now allows namespaces. */
function give(folder: string, uid: number, gid: number): void {
  const status = statSync(folder);
  if (status.uid === uid) return;
  const inside = status.isDirectory() ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  for (const name of inside) lchownSync(join(folder, name), uid, gid);
  // Last: an interrupted change is found by it and done again.
  lchownSync(folder, uid, gid);
}

function works(before: string[]): boolean {
  const [command = '', ...args] = before;
  return spawnSync(command, [...args, 'true'], { stdio: 'ignore' }).status === 0;
}

function mayEnter({ uid, gid }: Account, folder: string): boolean {
  try {
    accessSync(folder, constants.X_OK);
  } catch {
    return false;
  }
  for (let path = folder; ; path = dirname(path)) {
    const status = statSync(path);
    let enters = (status.mode & 0o001) !== 0;
    if (status.gid === gid) enters = (status.mode & 0o010) !== 0;
    if (status.uid === uid) enters = (status.mode & 0o100) !== 0;
    if (!enters) return false;
    if (path === dirname(path)) return true;
  }
}
