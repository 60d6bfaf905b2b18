import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StoreRefusedError } from '../refusals.ts';

/** A program that PostgreSQL comes with cannot be used. */
export class ProgramError extends StoreRefusedError {}

export interface Program {
  path: string;
  /** As it says: `15.14`. */
  version: string;
}

/**
 * Finds a program of PostgreSQL's, in POSTGRES_BIN or else in PATH. Throws ProgramError where there is none, and where it
 * is older than `major`.
 */
export async function findProgram(name: 'pg_dump' | 'pg_restore', major: number): Promise<Program> {
  const folder = process.env.POSTGRES_BIN;
  const path = folder ? join(folder, name) : name;
  const where = folder ?? 'PATH';
  const said = await promisify(execFile)(path, ['--version'], { env: surroundings() }).catch(
    (error: unknown) => {
      throw new ProgramError(
        `${name} is not in ${where}: install postgresql-client-${major}, or set POSTGRES_BIN to the folder of PostgreSQL's programs`,
        { cause: error },
      );
    },
  );
  const [version = '0'] = /\d+(\.\d+)*/.exec(said.stdout) ?? [];
  if (Number.parseInt(version, 10) < major)
    throw new ProgramError(
      `${name} in ${where} is of version ${version}, older than PostgreSQL ${major}: install postgresql-client-${major}, or set POSTGRES_BIN`,
    );
  return { path, version };
}

/** What libpq takes from an address; what only this program's library knows is left out. */
const known = [
  'sslmode',
  'sslcert',
  'sslkey',
  'sslrootcert',
  'host',
  'port',
  'options',
  'target_session_attrs',
];

/** An address as PostgreSQL's programs take it: the password goes apart, where no list of processes shows it. */
export function addressFor(url: string): { address: string; env: NodeJS.ProcessEnv } {
  const given = new URL(url);
  const password = decodeURIComponent(given.password) || given.searchParams.get('password');
  const address = new URL(url);
  address.password = '';
  address.search = '';
  for (const [name, value] of given.searchParams)
    if (known.includes(name))
      address.searchParams.set(name, name === 'sslmode' && value === 'no-verify' ? 'require' : value);
  return { address: address.href, env: { ...surroundings(), ...(password ? { PGPASSWORD: password } : {}) } };
}

/** What such a program may know of this process: nothing of the installation's secrets. */
const surroundings = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries({ ...process.env, LC_ALL: 'C' }).filter(([name]) =>
      /^(PATH|HOME|LC_ALL|PG.*)$/.test(name),
    ),
  );
