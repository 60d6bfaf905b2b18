import { createReadStream, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Header, readArchive } from '#server/archive/archive.ts';
import { makeKeyPair, readIdentities } from '#server/archive/keys.ts';
import { runCommand } from '#server/cli/commands.ts';
import type { Context } from '#server/context.ts';

/** A folder that is gone after the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wenji-backups-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Keys {
  /** The file with the private key. */
  identity: string;
  /** The file with the public one. */
  recipient: string;
}

export const newKeys = (): Promise<Keys> => makeKeyPair(newFolder(), new Date());

/** Runs a command; gives what it said on both sides. */
export async function run(args: string[], env: NodeJS.ProcessEnv) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommand({ args, env, out: (line) => out.push(line), err: (line) => err.push(line) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

export const SECRET = 'a secret of thirty-two characters';

export const backup = ({ ctx }: { ctx: Context }, file: string, ...more: string[]) =>
  run(['backup', file, ...more], { DATA_DIR: ctx.env.DATA_DIR, DATABASE_URL: ctx.env.DATABASE_URL });

/** Makes a backup of the house; gives its file. */
export async function backedUp(house: { ctx: Context }, keys: Keys): Promise<string> {
  const file = join(newFolder(), 'wenji.age');
  const { code, err } = await backup(house, file, '--key-file', keys.recipient);
  if (code !== 0) throw new Error(err);
  return file;
}

export const restore = (
  file: string,
  dataDir: string,
  keys: Pick<Keys, 'identity'>,
  more: string[] = [],
  env: NodeJS.ProcessEnv = { SECRET_KEY: SECRET },
) => run(['restore', file, '--key-file', keys.identity, ...more], { DATA_DIR: dataDir, ...env });

/** What is in a backup, opened with its private key: the header and the bytes of the store. */
export async function opened(file: string, keys: Pick<Keys, 'identity'>) {
  const chunks: Buffer[] = [];
  const header = await readArchive(file, readIdentities(keys.identity), async (chunk) => chunks.push(chunk));
  return { header, store: Buffer.concat(chunks) };
}

/** What an archive is made of: a header, and the bytes of a file. */
export const sourceOf = (header: Header, file: string) => ({
  header,
  bytes: statSync(file).size,
  read: () => createReadStream(file) as AsyncIterable<Buffer>,
});

/** Everything in a folder, hidden or not, but the file by which a server holds it. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name !== 'server.lock')
    .sort();

/** A job that somebody holds for long: whoever held one is gone with the store that is restored. */
export const holdJob = ({ store }: Pick<Context, 'store'>): Promise<unknown> =>
  store.write((tx) =>
    tx.db
      .insertInto('job')
      .values({
        name: 'mail',
        holder: 'somebody',
        lease_until: '2099-01-01T00:00:00.000Z',
        started_at: '2021-05-20T02:00:00.000Z',
        ended_at: null,
        succeeded_at: null,
        error: null,
      })
      .execute(),
  );
