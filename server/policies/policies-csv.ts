import { stringify } from 'csv-stringify/sync';
import { guardFormula } from '#shared/text/formula-guard.ts';
import { type PolicyRecord, policyRecord } from './policy-record.ts';

/** Texts of both languages stand in columns of their own, lists in one with semicolons. */
const columns = Object.entries(policyRecord.shape).flatMap(([name, schema]) =>
  schema.type === 'record' ? [`${name}_zh`, `${name}_en`] : [name],
);

const cellsOf = (value: unknown): string[] => {
  if (Array.isArray(value)) return [value.join(';')];
  if (typeof value !== 'object' || value === null) return [value === null ? '' : String(value)];
  const said = value as { 'zh-CN'?: string; en?: string };
  return [said['zh-CN'] ?? '', said.en ?? ''];
};

/** The registry as UTF-8 CSV with a byte order mark: the fields of the JSON in their order, codes as they are. */
export function policiesCsv(records: readonly PolicyRecord[]): string {
  const names = Object.keys(policyRecord.shape) as (keyof PolicyRecord)[];
  const rows = records.map((record) => names.flatMap((name) => cellsOf(record[name])).map(guardFormula));
  return `\ufeff${stringify([columns, ...rows])}`;
}
