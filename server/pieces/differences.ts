import { canonicalJson } from '#shared/text/canonical-json.ts';
import { type Field, within } from './fields.ts';
import type { DraftContent } from './kinds.ts';

/** One place at which two contents of a piece are not the same. */
export interface Difference {
  /** The labels that lead to it: fields, and numbers of rows from 1. */
  path: readonly (Field | number | string)[];
  /** Its name in the form of the later content; of a row that went, in that of the earlier one. */
  name: string;
  field: Field | undefined;
  before: unknown;
  after: unknown;
}

type Place = Pick<Difference, 'path' | 'name'>;

const same = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);

const objectOf = (value: unknown): DraftContent =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as DraftContent) : {};

/** Field by field what is not the same, in the order of the form; what no field shows comes last. */
export function differencesBetween(
  fields: readonly Field[],
  before: DraftContent,
  after: DraftContent,
  at: Place = { path: [], name: '' },
): Difference[] {
  const shown = fields.flatMap((field) => {
    const [old, now] = [before[field.name], after[field.name]];
    const place = { path: [...at.path, field], name: within(at.name, field.name) };
    if (same(old, now)) return [];
    if (field.as === 'group') return differencesBetween(field.fields, objectOf(old), objectOf(now), place);
    if (field.as === 'list') return ofRows(field, arrayOf(old), arrayOf(now), place);
    return [{ ...place, field, before: old, after: now }];
  });
  const rest = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => !fields.some((field) => field.name === name) && !same(before[name], after[name]))
    .map((name) => ({
      path: [...at.path, name],
      name: within(at.name, name),
      field: undefined,
      before: before[name],
      after: after[name],
    }));
  return [...shown, ...rest];
}

const arrayOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Rows that begin and end both lists are the same rows; what lies between is told pair by pair. */
function ofRows(
  field: Field & { as: 'list' },
  before: unknown[],
  after: unknown[],
  { path, name }: Place,
): Difference[] {
  const most = Math.min(before.length, after.length);
  let first = 0;
  while (first < most && same(before[first], after[first])) first += 1;
  let last = 0;
  while (last < most - first && same(before.at(-1 - last), after.at(-1 - last))) last += 1;
  const pairs = Math.max(before.length, after.length) - first - last;
  const [only] = field.fields;
  return Array.from({ length: pairs }, (_, n) => first + n).flatMap((at) => {
    const old = at < before.length - last ? before[at] : undefined;
    const now = at < after.length - last ? after[at] : undefined;
    const place = { path: [...path, at + 1], name: `${name}.${at}` };
    if (same(old, now)) return [];
    if (only?.name === '') return [{ ...place, field: only, before: old, after: now }];
    return differencesBetween(field.fields, objectOf(old), objectOf(now), place);
  });
}
