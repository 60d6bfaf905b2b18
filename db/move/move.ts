import { createHash } from 'node:crypto';
import { type Content, MoveRefusedError, type Source, type Target } from './ends.ts';
import { makeKeys } from './keys.ts';
import { inOrder } from './order.ts';

/** What processes that run beside each other tell one another; nobody who starts anew asks for it. */
const leftBehind: readonly string[] = ['tally_head', 'tally_feed', 'request_count'];

export type Stage = 'reading' | 'copying' | 'indexing' | 'verifying';

/** `rows`: so many of this index, or all of this table that were copied by now. */
export type Watch = (stage: Stage, table: string, rows: number) => void;

export interface Moved {
  tables: number;
  rows: number;
  /** Rows that were copied now, and not before the move was cut short. */
  copied: number;
  /** Milliseconds that the copying took. */
  ms: number;
}

/**
 * Copies every row of a store into another one, makes the indexes of words anew, and compares the content of every table
 * with what stands in the source; only then the target becomes a store. What was cut short goes on where it was. Throws
 * MoveRefusedError.
 */
export async function move(source: Source, target: Target, watch: Watch = () => {}): Promise<Moved> {
  const tables = inOrder(await source.tables()).filter(({ name }) => !leftBehind.includes(name));
  const wanted = await source.content((table) => watch('reading', table, 0));
  for (const name of leftBehind) wanted[name] = { rows: 0, sha256: '' };
  await target.begin(fingerprintOf(wanted));
  const began = performance.now();
  let copied = 0;
  for (const table of tables) {
    let done = await target.count(table);
    for await (const rows of source.rows(table, done)) {
      await target.insert(table, rows);
      done += rows.length;
      copied += rows.length;
      watch('copying', table.name, done);
    }
  }
  await target.copied();
  await makeKeys(target, (table, texts) => watch('indexing', table, texts));
  const ms = performance.now() - began;
  requireEqual(wanted, await target.content((table) => watch('verifying', table, 0)), target.place);
  await target.finish();
  const rows = Object.values(wanted).reduce((sum, table) => sum + table.rows, 0);
  return { tables: tables.length, rows, copied, ms };
}

/** What a store holds, in a word: a move goes on only with the same. */
function fingerprintOf(content: Content): string {
  const lines = Object.entries(content)
    .map(([table, { rows, sha256 }]) => `${table} ${rows} ${sha256}\n`)
    .sort();
  return createHash('sha256').update(lines.join('')).digest('hex');
}

function requireEqual(wanted: Content, found: Content, place: string): void {
  const wrong = Object.entries(wanted).filter(([name, { rows, sha256 }]) => {
    const there = found[name];
    return there?.rows !== rows || (rows > 0 && there.sha256 !== sha256);
  });
  if (wrong.length > 0)
    throw new MoveRefusedError(
      `${place} does not hold what the source holds (${wrong.map(([name]) => name).join(', ')}): remove it and begin anew`,
    );
}
