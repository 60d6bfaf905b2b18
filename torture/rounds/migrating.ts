import { cpSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Broken } from './client.ts';
import {
  type Contents,
  contentsOf,
  glance,
  makeOlder,
  NEWEST,
  schemaAfter,
  schemaNumber,
  schemaOf,
} from './older-store.ts';
import { expectNoBug, isListening, listening, type Process, serverOn } from './server.ts';
import type { Torment } from './torment.ts';

const CLAIM = 'a store that migrates is the old one or the new one';

/** Milliseconds after its log is there within which a starting server is killed, where that is waited for. */
const WITHIN_MS = 40;

interface Older {
  folder: string;
  count: number;
  contents: Contents;
}

/** Older stores with what is stored now, made at the first such round; and the schemas on the way. */
interface Shelf {
  stores: Older[];
  schemas: string[];
}

const shelves = new WeakMap<Torment, Shelf>();

async function shelfOf(torment: Torment): Promise<Shelf> {
  const known = shelves.get(torment);
  if (known) return known;
  const root = join(torment.home.folder, '..', 'older');
  mkdirSync(root);
  const schemas: string[] = [];
  for (let count = 0; count <= NEWEST; count++)
    schemas.push(count === 0 ? '[]' : await schemaAfter(root, count));
  const stores: Older[] = [];
  for (let count = 1; count < NEWEST; count++) {
    const folder = join(root, `store-${count}`);
    await makeOlder(folder, count, torment.home.folder);
    stores.push({ folder, count, contents: glance(folder, (file) => contentsOf(file)) });
  }
  const shelf = { stores, schemas };
  shelves.set(torment, shelf);
  return shelf;
}

/** Kills a server in the middle of bringing an older store to the newest schema, looks at it, and starts it again. */
export async function killWhileMigrating(torment: Torment): Promise<void> {
  const { stores, schemas } = await shelfOf(torment);
  const older = torment.dice.of(stores);
  const folder = join(torment.home.folder, '..', 'migrating');
  rmSync(folder, { recursive: true, force: true });
  cpSync(older.folder, folder, { recursive: true });

  const cut = serverOn({ folder }, torment.port);
  await momentToKill(torment, cut, join(folder, 'wenji.db-wal'));
  await cut.kill();

  const found = lookAtCopy(folder, older.contents);
  torment.note(
    found.number === older.count
      ? 'killed before the migration held'
      : found.number === NEWEST
        ? 'killed after the migration held'
        : 'killed between two migrations',
  );
  if (found.schema !== schemas[found.number])
    throw new Broken(CLAIM, `from ${older.count}: ${found.number} migrations, and another schema`);
  if (found.digest !== older.contents.digest)
    throw new Broken(CLAIM, `from ${older.count}: with ${found.number} migrations, other contents`);

  const server = serverOn({ folder }, torment.port);
  await listening(server);
  await server.kill();
  expectNoBug(server);
  const after = lookAtCopy(folder, older.contents);
  if (after.number !== NEWEST || after.schema !== schemas[NEWEST] || after.digest !== older.contents.digest)
    throw new Broken(CLAIM, `from ${older.count}: started again, ${after.number} migrations`);
  rmSync(folder, { recursive: true });
}

/**
 * Half of the time anywhere in the start, else about when the log is there: by then the migrations hold, for they are
 * one transaction.
 */
async function momentToKill({ dice, starts }: Torment, cut: Process, log: string): Promise<void> {
  if (dice.is(0.5)) return pause(dice.below(Math.round((starts.at(-1) ?? 1000) * 1.1)));
  // A log that nobody saw may be written back and gone by the time that it listens.
  while (!cut.over && !isListening(cut) && sizeOf(log) === 0) await pause(1);
  await pause(dice.below(WITHIN_MS));
}

const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0);

/** What a store holds, seen in a copy: its own log stays for its server to take in. */
function lookAtCopy(folder: string, like: Contents) {
  const copy = `${folder}-copy`;
  rmSync(copy, { recursive: true, force: true });
  cpSync(folder, copy, { recursive: true });
  const found = glance(copy, (file) => {
    const [{ integrity_check: whole } = {}] = file.pragma('integrity_check') as {
      integrity_check?: string;
    }[];
    if (whole !== 'ok') throw new Broken('the store is whole', String(whole));
    return { number: schemaNumber(file), schema: schemaOf(file), digest: contentsOf(file, like).digest };
  });
  rmSync(copy, { recursive: true });
  return found;
}
