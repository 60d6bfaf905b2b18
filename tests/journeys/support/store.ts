import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { dialect } from '#tests/support/dialect.ts';
import { emptyDatabase, newDatabase } from '#tests/support/postgres.ts';

/** On PostgreSQL a folder's store is a database, whose address lies in the folder. */
const ADDRESS = 'database';

/** Every process of an installation on PostgreSQL needs the same. */
const SECRET_KEY = 'a secret of thirty-two characters';

/** What a server of a folder is told of its store. */
export function storeOf(folder: string): { DATABASE_URL: string; SECRET_KEY: string } | undefined {
  const file = join(folder, ADDRESS);
  return existsSync(file) ? { DATABASE_URL: readFileSync(file, 'utf8'), SECRET_KEY } : undefined;
}

/** Says where the folder's store is: in this database. */
export const keepAddress = (folder: string, url: string) => writeFileSync(join(folder, ADDRESS), url);

/** Makes a folder with a store in which there is nothing. */
export async function makeEmpty(folder: string): Promise<void> {
  if (dialect === 'postgres') keepAddress(folder, (await emptyDatabase()).url);
}

/** Makes a folder with a copy of the demonstration that was played for all. */
export async function copyDemo(folder: string): Promise<void> {
  cpSync(inject('demo'), folder, { recursive: true });
  const played = storeOf(folder)?.DATABASE_URL;
  if (played) keepAddress(folder, (await newDatabase(new URL(played).pathname.slice(1))).url);
}
