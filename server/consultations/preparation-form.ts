import type { ConsultationDefinition } from '#shared/consultation/definition.ts';
import type { ConsultationInProgress } from '#shared/consultation/in-progress.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { documentForms, identities, visibilities } from '#shared/terms.ts';
import { instantOf, partsOf } from '#shared/text/form-times.ts';
import { isDay } from '#shared/time.ts';

/** What stands in the form, by the path of each value in the file; English words under `<path>.en`. */
export type Fields = ReadonlyMap<string, string>;

/** Values that cannot be kept as they were typed, by field. */
export type Unreadable = ReadonlyMap<string, 'day' | 'time' | 'choice' | 'number'>;

/** Rows of a table that a form may send. */
const MOST_ROWS = 60;

const plainWords = [
  'title',
  'drafting_unit',
  'sample_note',
  'notice.title',
  'notice.matter',
  'notice.contact.unit',
  'notice.contact.phone',
  'notice.hearing',
  'round.close_reason',
  'round.shortened_reason',
  'round.responsible_unit',
] as const;

export const properties = [
  'in_decision_catalogue',
  'concerns_market_entities',
  'concerns_vital_interests',
] as const satisfies (keyof ConsultationDefinition['properties'])[];

/** The form of a content. */
export function fieldsOf(content: ConsultationInProgress): Fields {
  const fields = new Map<string, string>();
  const words = (name: string, text: Text | undefined) => {
    fields.set(name, text?.['zh-CN'] ?? '');
    fields.set(`${name}.en`, text?.en ?? '');
  };
  const { notice = {}, round = {} } = content;
  for (const name of plainWords) words(name, wordsAt(content, name));
  fields.set('slug', content.slug ?? '');
  fields.set('exercise', content.exercise ? 'yes' : '');
  fields.set('form', content.form ?? '');
  for (const name of properties) fields.set(`properties.${name}`, content.properties?.[name] ? 'yes' : '');
  for (const [at, row] of (notice.basis ?? []).entries()) {
    words(`notice.basis.${at}.law`, row.law);
    words(`notice.basis.${at}.article`, row.article);
    fields.set(`notice.basis.${at}.role`, row.role ?? '');
  }
  for (const [at, row] of (notice.channels ?? []).entries()) {
    fields.set(`notice.channels.${at}.kind`, row.kind ?? '');
    words(`notice.channels.${at}.value`, row.value);
  }
  fields.set('notice.contact.email', notice.contact?.email ?? '');
  for (const [at, row] of (content.explanation ?? []).entries()) {
    words(`explanation.${at}.heading`, row.heading);
    words(`explanation.${at}.text`, row.text);
  }
  for (const [at, row] of (content.questions ?? []).entries()) {
    fields.set(`questions.${at}.clause`, row.clause ?? '');
    words(`questions.${at}.text`, row.text);
  }
  for (const name of ['opens_at', 'closes_at'] as const) {
    const { day, time } = partsOf(round[name], name === 'closes_at');
    fields.set(`round.${name}`, day);
    fields.set(`round.${name}.time`, time);
  }
  fields.set('round.identity', round.identity ?? 'none');
  fields.set('round.visibility', round.visibility ?? 'after_close');
  fields.set('round.review_days', String(round.review_days ?? 5));
  fields.set('round.feedback_due_on', round.feedback_due_on ?? '');
  return fields;
}

const wordsAt = (content: ConsultationInProgress, path: string): Text | undefined =>
  path
    .split('.')
    .reduce<unknown>((found, step) => (found as { [step: string]: unknown } | undefined)?.[step], content) as
    | Text
    | undefined;

export interface Read {
  content: ConsultationInProgress;
  unreadable: Unreadable;
}

/** Reads the form into the content that it was made from: its clauses and other languages stay. */
export function readFields(fields: Fields, before: ConsultationInProgress): Read {
  const unreadable = new Map<string, 'day' | 'time' | 'choice' | 'number'>();
  const value = (name: string) => (fields.get(name) ?? '').replaceAll('\r\n', '\n').trim();
  const words = (name: string): Text | undefined => {
    const { 'zh-CN': _zh, en: _en, ...others } = wordsAt(before, name) ?? {};
    const given = { ...others, ...part('zh-CN', value(name)), ...part('en', value(`${name}.en`)) };
    return Object.keys(given).length > 0 ? given : undefined;
  };
  const choice = <T extends string>(name: string, among: readonly T[]): T | undefined => {
    const given = value(name);
    const found = among.find((each) => each === given);
    if (given !== '' && !found) unreadable.set(name, 'choice');
    return found;
  };
  const day = (name: string) => {
    const given = value(name);
    if (given !== '' && !isDay(given)) unreadable.set(name, 'day');
    return given || undefined;
  };
  const instant = (name: string, time: string) => {
    const given = day(name);
    const at = given && instantOf(given, value(`${name}.time`) || time);
    if (given && !unreadable.has(name) && !at) unreadable.set(`${name}.time`, 'time');
    return at || undefined;
  };
  const reviewDays = Number(value('round.review_days') || '5');
  if (!Number.isInteger(reviewDays) || reviewDays < 1 || reviewDays > 30)
    unreadable.set('round.review_days', 'number');
  const content: ConsultationInProgress = {
    slug: value('slug') || undefined,
    ...(value('exercise') === 'yes' ? { exercise: true } : {}),
    form: choice('form', documentForms),
    properties: Object.fromEntries(
      properties.map((name) => [name, value(`properties.${name}`) === 'yes']),
    ) as ConsultationDefinition['properties'],
    title: words('title'),
    drafting_unit: words('drafting_unit'),
    sample_note: words('sample_note'),
    notice: {
      title: words('notice.title'),
      matter: words('notice.matter'),
      basis: rowsIn(fields, 'notice.basis', (row) => ({
        law: words(`${row}.law`),
        article: words(`${row}.article`),
        role: choice(`${row}.role`, ['procedure', 'substance']),
      })).filter(({ law, article }) => law ?? article),
      channels: rowsIn(fields, 'notice.channels', (row) => ({
        kind: choice(`${row}.kind`, ['web', 'post', 'email', 'phone', 'hall']),
        value: words(`${row}.value`),
      })).filter(({ kind, value }) => kind ?? value),
      contact: {
        unit: words('notice.contact.unit'),
        phone: words('notice.contact.phone'),
        email: value('notice.contact.email') || undefined,
      },
      hearing: words('notice.hearing'),
    },
    explanation: rowsIn(fields, 'explanation', (row) => ({
      heading: words(`${row}.heading`),
      text: words(`${row}.text`),
    })).filter(({ heading, text }) => heading ?? text),
    questions: rowsIn(fields, 'questions', (row) => ({
      clause: value(`${row}.clause`) || null,
      text: words(`${row}.text`),
    })).filter(({ clause, text }) => clause ?? text),
    clauses: before.clauses,
    round: {
      opens_at: instant('round.opens_at', '00:00'),
      closes_at: instant('round.closes_at', '24:00'),
      close_reason: words('round.close_reason'),
      shortened_reason: words('round.shortened_reason'),
      responsible_unit: words('round.responsible_unit'),
      identity: choice('round.identity', identities),
      visibility: choice('round.visibility', visibilities),
      review_days: reviewDays,
      feedback_due_on: day('round.feedback_due_on'),
    },
  };
  return { content, unreadable };
}

const part = (language: string, words: string) => (words === '' ? {} : { [language]: words });

/** How many rows of a table stand in the form. */
export function rowCount(fields: Fields, table: string): number {
  let count = 0;
  for (const name of fields.keys()) {
    const row = name.startsWith(`${table}.`)
      ? Number(name.slice(table.length + 1).split('.')[0])
      : Number.NaN;
    if (Number.isInteger(row) && row >= count && row < MOST_ROWS) count = row + 1;
  }
  return count;
}

const rowsIn = <T>(fields: Fields, table: string, read: (row: string) => T): T[] =>
  Array.from({ length: rowCount(fields, table) }, (_, at) => read(`${table}.${at}`));
