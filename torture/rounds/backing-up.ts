import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Broken } from './client.ts';
import { foundComments, foundResponses } from './found.ts';
import { halfFaults } from './halves.ts';
import { type Home, settingsOf } from './home.ts';
import { Ledger } from './ledger.ts';
import { lookInto } from './look.ts';
import { Process } from './server.ts';
import type { Torment } from './torment.ts';

const CLAIM = 'a backup is whole or is not there';

/** Runs a command to its end. */
async function command(home: Home, ...args: string[]): Promise<{ code: number | null; output: string }> {
  const run = new Process(['dist/cli.js', ...args], settingsOf(home));
  await run.ended;
  return { code: run.child.exitCode, output: run.output };
}

/** Whether the program knows the command. */
export async function knows(home: Home, name: string): Promise<boolean> {
  const { output } = await command(home, '--help');
  return output.split('\n').some((line) => line.startsWith(`  ${name} `));
}

/** Throws Broken where a check of the product's own does not hold. */
export async function verify(home: Home, what: 'audit' | 'store'): Promise<void> {
  const { code, output } = await command(home, 'verify', what);
  if (code !== 0)
    throw new Broken(`verify ${what} says that it holds`, `exit ${code}: ${output.slice(-500)}`);
}

/** A key pair beside the data folder, made once. */
async function keysOf({ home }: Torment): Promise<{ secret: string; open: string }> {
  const keys = join(home.folder, '..', 'keys');
  if (!existsSync(keys)) {
    mkdirSync(keys);
    const { code, output } = await command(home, 'backup', 'key', keys);
    if (code !== 0) throw new Error(`No keys: ${output}`);
  }
  const files = readdirSync(keys).map((name) => join(keys, name));
  const isSecret = (file: string) => /identity|private|secret/.test(file);
  const [secret = ''] = files.filter(isSecret);
  const [open = ''] = files.filter((file) => !isSecret(file));
  return { secret, open };
}

/** A backup is made while everybody acts; it is killed, or its server is, and what there is of it is restored. */
export async function killWhileBackingUp(torment: Torment): Promise<void> {
  const { dice, home, ledger } = torment;
  const { folder } = home;
  const { secret, open } = await keysOf(torment);
  const file = join(folder, '..', 'backup.age');
  const restored = join(folder, '..', 'restored');
  for (const each of [file, restored]) rmSync(each, { recursive: true, force: true });
  const before = [...ledger.sent.values()].filter(({ acknowledged }) => acknowledged).map(({ id }) => id);
  const backup = new Process(['dist/cli.js', 'backup', file, '--key-file', open], { DATA_DIR: folder });
  await torment.rush(async () => {
    await pause(100 + dice.below(1200));
    return 'kill';
  });
  if (dice.is(0.5)) {
    await pause(dice.below(600));
    await backup.kill();
  } else await backup.ended;
  const ended = backup.child.exitCode;
  torment.note(ended === 0 ? 'backups made' : ended === null ? 'backups killed' : 'backups refused');
  if (ended !== null && ended !== 0) throw new Broken(CLAIM, `exit ${ended}: ${backup.output.slice(-500)}`);
  if (ended === 0 && !existsSync(file)) throw new Broken(CLAIM, 'it says that it was made, and is not there');
  if (!existsSync(file)) return;
  const { code, output } = await command(
    { folder: restored },
    ...['restore', file, '--key-file', secret, '--secret-key-file', join(folder, 'secret.key')],
  );
  if (code !== 0) throw new Broken(CLAIM, `restore: exit ${code}: ${output.slice(-500)}`);
  await verify({ folder: restored }, 'audit');
  const look = await lookInto({ folder: restored });
  try {
    const found = new Set([...foundResponses(look).keys(), ...foundComments(look, new Ledger()).keys()]);
    const missing = before.filter((id) => !found.has(id)).length;
    if (missing > 0)
      throw new Broken(CLAIM, `${missing} of ${before.length} acknowledged before it began are not in it`);
    const [half] = halfFaults(look, new Ledger());
    if (half) throw new Broken(CLAIM, half.detail);
  } finally {
    await look.close();
  }
  torment.note('backups restored');
}
