import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { isDay } from '#shared/time.ts';
import { erasureKinds, type JournalEntry } from './erasures.ts';

export interface Journal {
  /** Whose it is: a random name that the store was given; undefined where none is told. */
  of: string | undefined;
  /** The day since which every erasure is in it. */
  from: string;
  entries: JournalEntry[];
}

/** The journal's file is not one; every bad line is named by its number. */
export class BadJournalError extends Error {
  readonly lines: number[];

  constructor(file: string, lines: number[]) {
    super(`${file} is not a journal of erasures: line ${lines.slice(0, 20).join(', ')}`);
    this.lines = lines;
  }
}

const day = z.string().refine(isDay);
const head = z.strictObject({ journal: z.literal('erasures'), from: day, of: z.string().optional() });
const line = z.strictObject({
  kind: z.enum(erasureKinds),
  subject: z.string().max(100),
  key: z.string().min(1).max(200),
  day,
});

/** Reads what `journalText` wrote. Throws BadJournalError. */
export async function readJournal(file: string): Promise<Journal> {
  const [first = '', ...rest] = (await readFile(file, 'utf8')).split('\n');
  const begin = head.safeParse(parsed(first));
  const entries = rest
    .map((text, at) => ({ no: at + 2, text, entry: line.safeParse(parsed(text)) }))
    .filter(({ text, no }) => text !== '' || no <= rest.length);
  const bad = entries.filter(({ entry }) => !entry.success).map(({ no }) => no);
  if (!begin.success || bad.length > 0) throw new BadJournalError(file, begin.success ? bad : [1, ...bad]);
  const { of, from } = begin.data;
  return { of, from, entries: entries.flatMap(({ entry }) => entry.data ?? []) };
}

/** The journal as a file: a line that says since when it is complete, then the erasures in the order of their keys. */
export function journalText({ of, from, entries }: Journal): string {
  const lines = [...entries]
    .sort((a, b) => order(a.key, b.key) || order(a.kind, b.kind) || order(a.subject, b.subject))
    .map(({ kind, subject, key, day: on }) => JSON.stringify({ kind, subject, key, day: on }));
  return [JSON.stringify({ journal: 'erasures', from, of }), ...lines, ''].join('\n');
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
