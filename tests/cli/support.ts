import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { runCommand } from '#server/cli/commands.ts';

function written(content: string | Uint8Array, name: string, after: (done: () => void) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'wenji-tabulate-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** A file that is gone after the test. */
export const fileOf = (content: string | Uint8Array, name = 'data.csv'): string =>
  written(content, name, onTestFinished);

/** A file for a table of tests, gone after all of them. */
export const sharedFileOf = (content: string | Uint8Array): string => written(content, 'data.csv', afterAll);

/** Runs `tabulate`; gives what it said on both sides. */
export async function tabulate(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommand({
    args: ['tabulate', ...args],
    env: {},
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

interface Cell {
  code: string;
  n: number;
  raw_share: number | null;
  share: number | null;
  se: number | null;
  ci: { [kind: string]: number[] | null };
}

export interface Document {
  item: string;
  by: string | null;
  n: number;
  base: number;
  weighting: { [figure: string]: unknown };
  columns: { code: string | null; base: number; cells: Cell[]; numbers?: { [figure: string]: unknown } }[];
  test: {
    kind: string;
    statistic: number;
    df: (number | null)[];
    p: number;
    [figure: string]: unknown;
  } | null;
  residuals: (number | null)[][] | null;
}

/** The document of `tabulate … --json`, which must be all that is said. */
export async function counted(...args: string[]): Promise<Document> {
  const { code, out, err } = await tabulate(...args, '--json');
  if (code !== 0 || err !== '') throw new Error(`${code} ${out} ${err}`);
  return JSON.parse(out);
}

/** The refusal of `tabulate … --json`. */
export async function refused(...args: string[]): Promise<{ type: string; message: string }> {
  const { code, out } = await tabulate(...args, '--json');
  if (code !== 1) throw new Error(`${code} ${out}`);
  return JSON.parse(out).error;
}

/** Five rows: one without a group, one without an answer. */
export const people = [
  'district,age,answer,w',
  'x,1,yes,1',
  'x,2,no,2',
  'y,10,yes,3',
  'y,2,,4',
  ',1,no,2',
].join('\n');
