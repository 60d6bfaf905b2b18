import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { START } from '../staff/audit-chain.ts';
import { ChainCheck } from '../staff/audit-check.ts';
import type { ExitCode, Run } from './command.ts';
import { wordsOf } from './fault-words.ts';

const text = z.string().nullable();
const line = z.strictObject({
  seq: z.int().positive(),
  at: z.string(),
  officer_id: text,
  department_id: text,
  act: z.string(),
  subject: z.string(),
  detail: text,
  before_hash: text,
  after_hash: text,
  previous_hash: text,
  hash: text,
});
const head = z.strictObject({
  export: z.literal('audit'),
  selection: z.record(z.string(), z.string()).nullable(),
  last: z.strictObject({ seq: z.int(), hash: z.string() }),
});

/**
 * Checks an export line by line. One of everything must be without a gap from the first line to the last that its head
 * names; in a selection each line must fit the hash that it says stood before it, and neighbours each other.
 */
export async function verifyAuditFile({ out, err }: Run, file: string): Promise<ExitCode> {
  if (!existsSync(file)) {
    err(`There is no file ${file}`);
    return 2;
  }
  let at = 0;
  let about: z.infer<typeof head> | undefined;
  let check = new ChainCheck();
  let lines = 0;
  for await (const row of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    at += 1;
    const parsed = (at === 1 ? head : line).safeParse(parse(row));
    if (!parsed.success) {
      out(`Row ${at} of the file is not a ${at === 1 ? 'head' : 'line'} of an export of the audit trail`);
      return 1;
    }
    if ('export' in parsed.data) {
      about = parsed.data;
      continue;
    }
    const { previous_hash, ...given } = parsed.data;
    const before = previous_hash ?? START;
    const follows = given.seq === check.last.seq + 1 && before === check.last.hash;
    // In a selection lines are left out; each then begins a stretch of its own, after the line before.
    if (about?.selection && !follows && given.seq > check.last.seq + 1)
      check = new ChainCheck({ seq: given.seq - 1, hash: before });
    else if (before !== check.last.hash && given.seq === check.last.seq + 1) {
      out(wordsOf({ kind: 'changed', seq: given.seq }));
      return 1;
    }
    const fault = check.take(given);
    if (fault) {
      out(wordsOf(fault));
      return 1;
    }
    lines += 1;
  }
  if (!about) {
    out('The file is empty');
    return 1;
  }
  if (!about.selection && (check.last.seq !== about.last.seq || check.last.hash !== about.last.hash)) {
    out(wordsOf({ kind: 'missing', seq: check.last.seq + 1 }));
    return 1;
  }
  out(
    `The export holds: ${lines} lines${about.selection ? ', a selection: what was left out is not checked' : ''}`,
  );
  out('Whether it is the whole trail, and the one that was sealed, only the store can tell:');
  out(`compare line ${about.last.seq} ${about.last.hash}`);
  return 0;
}

function parse(row: string): unknown {
  try {
    return JSON.parse(row);
  } catch {
    return undefined;
  }
}
