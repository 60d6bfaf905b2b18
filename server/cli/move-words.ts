import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Moved } from '#db/move/move.ts';
import { checkValue, secretsOf } from '../secrets.ts';
import type { End } from './move-ends.ts';

const counted = new Intl.NumberFormat('en');

/** What was done, and what whoever runs the servers has to do now. */
export function movedWords(from: End, to: End, moved: Moved, secretWords: string): string[] {
  const rate = moved.ms > 0 ? Math.round((1000 * moved.copied) / moved.ms) : 0;
  const before = moved.rows - moved.copied;
  return [
    `${counted.format(moved.rows)} rows of ${moved.tables} tables are moved; both sides hold the same`,
    `${counted.format(moved.copied)} copied in ${(moved.ms / 1000).toFixed(1)} s (${counted.format(rate)} rows a second)${before > 0 ? `, ${counted.format(before)} before` : ''}`,
    '',
    to.kind === 'postgres'
      ? 'Start the servers with DATABASE_URL set to the new database.'
      : `Start one server with DATA_DIR=${dirname(to.file)} and without DATABASE_URL.`,
    secretWords,
    from.kind === 'sqlite'
      ? `${from.file} is as it was: put it aside, and start no server on it any more.`
      : 'The old database is as it was: start no server on it any more.',
  ];
}

/** Which SECRET_KEY the new servers need; never what it is. */
export function secretWords(from: End, to: End, check: string, fromEnv: string | undefined): string {
  const [old, own] = [from, to].map((end) => end.kind === 'sqlite' && fitting(dirname(end.file), check));
  if (own) return `They need no SECRET_KEY: ${own} is the secret of this store.`;
  if (old && to.kind === 'postgres')
    return `They all need the same SECRET_KEY: what is written in ${old}. Keep that file, apart from the database.`;
  if (old)
    return `Copy ${old} into ${to.kind === 'sqlite' ? dirname(to.file) : ''} (mode 600), or set SECRET_KEY to what is written in it.`;
  if (fromEnv && fits(() => secretsOf('', fromEnv, check), check))
    return 'They need the SECRET_KEY that is set here, as before.';
  return 'They need the SECRET_KEY of this store, as before; it was not at hand here and is not checked.';
}

/** The folder's secret, where it is the store's. */
function fitting(folder: string, check: string): string | undefined {
  const file = join(folder, 'secret.key');
  return existsSync(file) && fits(() => secretsOf(folder, undefined, check), check) ? file : undefined;
}

function fits(secrets: () => ReturnType<typeof secretsOf>, check: string): boolean {
  try {
    return checkValue(secrets()) === check;
  } catch {
    return false;
  }
}
