import { parseArgs } from 'node:util';
import { TabulateUsage } from './tabulate-refusal.ts';

export interface Condition {
  /** As it was typed: COLUMN=CODE, where the column too may have a = in its name. */
  text: string;
}

export interface TabulateArguments {
  data: string;
  item: string;
  by: string | null;
  where: Condition[];
  weight: string | null;
  rake: string | null;
  trim: [low: number, high: number] | null;
  strata: string | null;
  cluster: string | null;
  multi: string | null;
  json: boolean;
}

const options = {
  data: { type: 'string' },
  item: { type: 'string' },
  by: { type: 'string' },
  where: { type: 'string', multiple: true },
  weight: { type: 'string' },
  rake: { type: 'string' },
  trim: { type: 'string' },
  strata: { type: 'string' },
  cluster: { type: 'string' },
  multi: { type: 'string' },
  json: { type: 'boolean' },
} as const;

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const [sentence] = error.message.split(/\.\s/, 1);
    throw new TabulateUsage(sentence, { cause: error });
  }
}

/** Throws TabulateUsage where the words are not as the help says. Conditions may follow one --where or have one each. */
export function readTabulateArguments(args: readonly string[]): TabulateArguments {
  const { values, positionals } = parsed(args);
  const { data, item, rake, trim, multi } = values;
  if (!data) throw new TabulateUsage('--data FILE.csv is missing');
  if (!item) throw new TabulateUsage('--item COLUMN is missing');
  const where = [...(values.where ?? []), ...positionals];
  const strange = values.where ? where.find((text) => !text.includes('=')) : positionals[0];
  if (strange !== undefined) throw new TabulateUsage(`'${strange}' is not COLUMN=CODE after --where`);
  if (trim !== undefined && rake === undefined) throw new TabulateUsage('--trim goes with --rake');
  if (multi === '') throw new TabulateUsage('--multi takes what stands between the codes of a cell');
  return {
    data,
    item,
    by: values.by ?? null,
    where: where.map((text) => ({ text })),
    weight: values.weight ?? null,
    rake: rake ?? null,
    trim: trim === undefined ? null : boundsOf(trim),
    strata: values.strata ?? null,
    cluster: values.cluster ?? null,
    multi: multi ?? null,
    json: values.json ?? false,
  };
}

function boundsOf(text: string): [number, number] {
  const [low, high, ...more] = text
    .split(',')
    .map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const holds =
    low !== undefined && high !== undefined && low >= 0 && low <= 1 && high >= 1 && high < Infinity;
  if (!holds || more.length > 0)
    throw new TabulateUsage(
      `--trim takes LOW,HIGH as parts of the mean weight, such as 0.3,3: not '${text}'`,
    );
  return [low, high];
}
