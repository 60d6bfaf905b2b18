import { instantOf } from '#shared/text/form-times.ts';
import { type Field, within } from './fields.ts';
import type { DraftContent } from './kinds.ts';

/** The most rows that a list may have, where it says nothing else. */
const MOST_ROWS = 200;

/** Reads the form of a piece into its content. What is no day, no number stays as it was typed, for the page to show. */
export function readPieceForm(fields: readonly Field[], form: URLSearchParams): DraftContent {
  const content = objectIn(fields, form, '');
  const [act = '', path = ''] = (form.get('act') ?? '').split(':');
  return /^(add|remove|up|down)$/.test(act) ? changedRows(content, act, path) : content;
}

function objectIn(fields: readonly Field[], form: URLSearchParams, outer: string): DraftContent {
  const content: DraftContent = {};
  for (const field of fields) {
    const value = valueIn(field, form, within(outer, field.name));
    if (value !== undefined) content[field.name] = value;
  }
  return content;
}

function valueIn(field: Field, form: URLSearchParams, name: string): unknown {
  const typed = linesOf(form.get(name));
  switch (field.as) {
    case 'text': {
      const en = linesOf(form.get(`${name}.en`));
      const text = { ...(typed === '' ? {} : { 'zh-CN': typed }), ...(en === '' ? {} : { en }) };
      return Object.keys(text).length > 0 ? text : undefined;
    }
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(typed) ? Number(typed) : emptyOut(typed);
    case 'flag':
      return form.get(name) !== null;
    case 'choices':
    case 'pieces':
      return form.getAll(name).filter((each) => each !== '');
    case 'moment': {
      const [day, time] = [linesOf(form.get(`${name}.day`)), linesOf(form.get(`${name}.time`))];
      return instantOf(day, time) ?? emptyOut(day === '' && time === '' ? '' : `${day} ${time}`);
    }
    case 'list':
      return rowsIn(field, form, name);
    case 'group':
      return objectIn(field.fields, form, name);
    default:
      return emptyOut(typed);
  }
}

function rowsIn(field: Field & { as: 'list' }, form: URLSearchParams, name: string): unknown[] {
  const rows = Math.min(Number(form.get(`${name}.rows`)) || 0, field.most ?? MOST_ROWS);
  const [only] = field.fields;
  return Array.from({ length: rows }, (_, at) =>
    only?.name === ''
      ? (valueIn(only, form, `${name}.${at}`) ?? {})
      : objectIn(field.fields, form, `${name}.${at}`),
  );
}

const linesOf = (value: string | null): string => (value ?? '').replaceAll('\r\n', '\n').trim();

const emptyOut = (typed: string): string | undefined => (typed === '' ? undefined : typed);

/** Adds an empty row at the end, takes one out, or moves it by one. A path that leads to no list changes nothing. */
function changedRows(content: DraftContent, act: string, path: string): DraftContent {
  const changed = structuredClone(content);
  const steps = path.split('.');
  const at = act === 'add' ? 0 : Number(steps.pop());
  const rows = steps.reduce<unknown>((held, step) => (held as DraftContent | undefined)?.[step], changed);
  if (!Array.isArray(rows) || !Number.isInteger(at)) return content;
  if (act === 'add') rows.push({});
  else if (at >= 0 && at < rows.length) {
    const [row] = rows.splice(at, 1);
    if (act !== 'remove') rows.splice(Math.max(0, act === 'up' ? at - 1 : at + 1), 0, row);
  }
  return changed;
}
