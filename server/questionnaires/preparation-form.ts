import type { Definition, Option, Text } from '#shared/questionnaire/definition.ts';
import { type QuestionnaireInProgress, rewordingKinds } from '#shared/questionnaire/in-progress.ts';
import { channels } from '#shared/terms.ts';
import { instantOf, partsOf } from '#shared/text/form-times.ts';
import { isDay } from '#shared/time.ts';
import type { Fields, Unreadable, UnreadableCode } from './form-values.ts';
import { readSections, wordsOfSections } from './sections-form.ts';

const plain = ['title', 'intro', 'sponsor', 'population', 'sample_note'] as const;
const privacy = ['handler', 'contact', 'purpose', 'minors'] as const;

/** The form of a content. */
export function fieldsOf(content: QuestionnaireInProgress): Fields {
  const { definition } = content;
  const fields = new Map<string, string>();
  const words = (name: string, text: Text | undefined) => {
    fields.set(name, text?.['zh-CN'] ?? '');
    fields.set(`${name}.en`, text?.en ?? '');
  };
  for (const name of plain) words(name, definition[name]);
  for (const name of privacy) words(`privacy.${name}`, definition.privacy[name]);
  words('change_note', content.change_note);
  fields.set('slug', definition.slug ?? '');
  fields.set('minutes', definition.minutes === undefined ? '' : String(definition.minutes));
  fields.set(
    'retention_months',
    content.retention_months === undefined ? '' : String(content.retention_months),
  );
  fields.set('results_due_on', content.results_due_on ?? '');
  for (const name of ['opens_at', 'closes_at'] as const) {
    const { day, time } = partsOf(content[name], name === 'closes_at');
    fields.set(name, day);
    fields.set(`${name}.time`, time);
  }
  for (const channel of channels) fields.set(`channel.${channel}`, yes(content.channels.includes(channel)));
  fields.set('interim', yes(content.interim));
  fields.set('exercise', yes(content.exercise));
  for (const { place, kind } of content.rewordings) fields.set(`rewording.${place}`, kind);
  for (const [name, options] of Object.entries(definition.lists))
    for (const option of options) words(`list.${name}.${option.code}`, option.text);
  for (const [name, text] of wordsOfSections(definition.sections)) words(name, text);
  for (const { code, required } of definition.sections.flatMap(({ items }) => items))
    fields.set(`item.${code}.required`, yes(required));
  return fields;
}

const yes = (value: boolean) => (value ? 'yes' : '');

export interface Read {
  content: QuestionnaireInProgress;
  unreadable: Unreadable;
}

/** Reads a posted form into the content that it was made from. What the form does not hold stays as it was. */
export function readFields(fields: Fields, before: QuestionnaireInProgress): Read {
  const unreadable = new Map<string, UnreadableCode>();
  const value = (name: string) => (fields.get(name) ?? '').replaceAll('\r\n', '\n').trim();
  const words = (name: string, old: Text | undefined): Text | undefined => {
    if (!fields.has(name)) return old;
    const { 'zh-CN': _zh, en: _en, ...others } = old ?? {};
    const given = { ...others, ...part('zh-CN', value(name)), ...part('en', value(`${name}.en`)) };
    return Object.keys(given).length > 0 ? given : undefined;
  };
  const whole = (name: string, most: number): number | undefined => {
    const given = value(name).normalize('NFKC');
    if (given === '') return undefined;
    const number = /^\d{1,4}$/.test(given) ? Number(given) : 0;
    if (number < 1 || number > most) unreadable.set(name, 'number');
    return number;
  };
  const instant = (name: 'opens_at' | 'closes_at', time: string) => {
    const day = value(name);
    if (day === '') return undefined;
    if (!isDay(day)) unreadable.set(name, 'day');
    const at = instantOf(day, value(`${name}.time`).normalize('NFKC') || time);
    if (!at && isDay(day)) unreadable.set(`${name}.time`, 'time');
    return at;
  };
  const due = value('results_due_on');
  if (due !== '' && !isDay(due)) unreadable.set('results_due_on', 'day');
  const old = before.definition;
  const definition = {
    ...given(Object.fromEntries(plain.map((name) => [name, words(name, old[name])]))),
    ...given({ slug: value('slug') || undefined, minutes: whole('minutes', 600) }),
    ...given({ basis: old.basis, note_for_staff: old.note_for_staff, sample_content: old.sample_content }),
    ...given({ weighting: old.weighting }),
    ...given({ sample: old.sample, sample_design: old.sample_design, indices: old.indices }),
    privacy: given(
      Object.fromEntries(privacy.map((name) => [name, words(`privacy.${name}`, old.privacy[name])])),
    ),
    lists: Object.fromEntries(
      Object.entries(old.lists).map(([name, options]): [string, Option[]] => [
        name,
        options.map((option) => ({
          ...option,
          text: words(`list.${name}.${option.code}`, option.text) ?? {},
        })),
      ]),
    ) as Definition['lists'],
    sections: readSections(old.sections, words, (code) =>
      fields.has(`item.${code}.text`) ? value(`item.${code}.required`) === 'yes' : undefined,
    ),
  };
  const content: QuestionnaireInProgress = {
    definition,
    channels: channels.filter((channel) => value(`channel.${channel}`) === 'yes'),
    interim: value('interim') === 'yes',
    exercise: value('exercise') === 'yes',
    rewordings: [...fields].flatMap(([name, said]) => {
      const kind = rewordingKinds.find((each) => each === said);
      return name.startsWith('rewording.') && kind ? [{ place: name.slice('rewording.'.length), kind }] : [];
    }),
    ...given({
      opens_at: instant('opens_at', '00:00'),
      closes_at: instant('closes_at', '24:00'),
      results_due_on: due || undefined,
      retention_months: whole('retention_months', 120),
      change_note: words('change_note', before.change_note),
    }),
  };
  return { content, unreadable };
}

const part = (language: string, words: string) => (words === '' ? {} : { [language]: words });

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

const given = <T extends object>(values: T): Given<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;

/** What a next version cannot change: address, begin, and whether it is rehearsed. */
export const fixedOf = (content: QuestionnaireInProgress, before: QuestionnaireInProgress) => ({
  ...content,
  ...(before.opens_at ? { opens_at: before.opens_at } : {}),
  exercise: before.exercise,
  definition: { ...content.definition, ...(before.definition.slug ? { slug: before.definition.slug } : {}) },
});
