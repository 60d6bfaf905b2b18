import { stringify } from 'csv-stringify/sync';
import { guardFormula } from '#shared/text/formula-guard.ts';
import type { Tongue } from '#shared/ui/tongue.ts';

/** A line to read: what it is, and what is kept. */
export interface Fact {
  name: string;
  value: string;
}

export interface Part {
  title: string;
  facts: Fact[];
}

/** Everything that is kept under a receipt: in parts to read, and as data for programs, with every language and code. */
export interface OwnData {
  title: string;
  parts: Part[];
  data: { [name: string]: unknown };
}

/** The data as a file for programs. */
export const ownDataJson = ({ data }: OwnData): string =>
  `${JSON.stringify({ format: 'wenji-own-data', schema: 1, ...data }, null, 2)}\n`;

/** The lines as UTF-8 CSV with a byte order mark; nothing in it is a formula. */
export function ownDataCsv({ parts }: OwnData, { t }: Tongue): string {
  const head = [t('ownData.csv_part'), t('ownData.csv_what'), t('ownData.csv_kept')];
  const rows = parts.flatMap(({ title, facts }) => facts.map(({ name, value }) => [title, name, value]));
  return `\ufeff${stringify([head, ...rows].map((row) => row.map(guardFormula)))}`;
}

/** Facts of which something is known. */
export const known = (facts: readonly [string, string | null | undefined][]): Fact[] =>
  facts.flatMap(([name, value]) => (value ? [{ name, value }] : []));
