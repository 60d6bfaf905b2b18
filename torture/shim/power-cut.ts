import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Bytes that a disk writes whole or not at all. */
const SECTOR = 512;

/** What is left to chance: true or false. */
export type Coin = () => boolean;

interface Name {
  name: string;
  ino: string;
}

/**
 * Sets the files of a killed process back to what a power cut leaves: the names that the folder had when it was
 * synced, each file as it was when it was synced. With a coin each sector, length and name that was not synced survives
 * by chance. Does nothing where the process was killed before it began.
 */
export function cutPower(root: string, shadow: string, coin: Coin = () => false): void {
  const list = join(shadow, 'entries');
  if (!existsSync(list)) return;
  const synced = readFileSync(list, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => ({ ino: line.slice(0, line.indexOf(' ')), name: line.slice(line.indexOf(' ') + 1) }));
  const live = namesIn(root);
  const next = `${root}.next`;
  mkdirSync(next);
  for (const { name, ino } of survivors(synced, live, coin))
    writeFileSync(join(next, name), contentOf(root, shadow, ino, live, coin), { mode: 0o600 });
  rmSync(root, { recursive: true });
  renameSync(next, root);
}

const namesIn = (root: string): Name[] =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => ({ name, ino: String(statSync(join(root, name), { bigint: true }).ino) }));

/** Under each name what was synced there, or by chance what stands there now. */
function survivors(synced: Name[], live: Name[], coin: Coin): Name[] {
  const names = new Set([...synced, ...live].map(({ name }) => name));
  return [...names].flatMap((name) => {
    const before = synced.find((each) => each.name === name);
    const now = live.find((each) => each.name === name);
    const kept = before?.ino === now?.ino || coin() ? now : before;
    return kept ? [kept] : [];
  });
}

function contentOf(root: string, shadow: string, ino: string, live: Name[], coin: Coin): Buffer {
  const named = live.find((each) => each.ino === ino);
  const now = readFileSync(named ? join(root, named.name) : join(shadow, `k${ino}`));
  const kept = join(shadow, `i${ino}`);
  return existsSync(kept) ? tornBetween(readFileSync(kept), now, coin) : now;
}

function tornBetween(synced: Buffer, now: Buffer, coin: Coin): Buffer {
  const long = now.length === synced.length || coin() ? now.length : synced.length;
  const torn = Buffer.alloc(long);
  synced.copy(torn);
  for (let at = 0; at < Math.min(long, now.length); at += SECTOR) {
    const sector = now.subarray(at, at + SECTOR);
    if (!sector.equals(synced.subarray(at, at + SECTOR)) && coin()) sector.copy(torn, at);
  }
  return torn;
}
