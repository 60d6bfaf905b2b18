import { stringify } from 'csv-stringify/sync';
import { guardFormula } from '#shared/text/formula-guard.ts';
import type { Context } from '../context.ts';
import { columnsOf, type DataField } from './data-fields.ts';
import type { DataRow, DataSet } from './data-set.ts';

/** A data set as UTF-8 CSV with a byte order mark: codes joined by semicolons, lists and objects as JSON. */
export async function dataSetCsv(ctx: Context, { fields, rows }: DataSet): Promise<string> {
  const lines = [columnsOf(fields)];
  for await (const row of await rows(ctx)) lines.push(fields.flatMap((field) => cellsOf(field, row)));
  return `\ufeff${stringify(lines)}`;
}

/** The same as JSON: texts by their language. */
export async function dataSetJson(ctx: Context, { id, rows }: DataSet): Promise<string> {
  const items: DataRow[] = [];
  for await (const row of await rows(ctx)) items.push(row);
  return JSON.stringify({ dataset: id, items });
}

function cellsOf({ name, type }: DataField, row: DataRow): string[] {
  const value = row[name];
  if (type !== 'text') return [guardFormula(plain(value))];
  const said = (value ?? {}) as { [language: string]: string };
  return [said['zh-CN'] ?? '', said.en ?? ''].map(guardFormula);
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join(';');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
