import { languages } from '#shared/i18n/languages.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { Filter } from '#shared/statistics/asked.ts';
import type { FilterShown } from '#shared/statistics/figure.ts';
import { sayDay } from '#shared/text/dates.ts';
import { channelKey } from '#shared/ui/figure-note.ts';
import { isCircumstance } from './columns/selection.ts';
import type { Layout } from './layout.ts';
import { wordsFor } from './words.ts';

/** What answers are split or chosen by, in words. */
export interface AskedVariable {
  code: string;
  /** 0 for what the answer itself says: how and when it came. */
  no: number;
  label: Text;
  kind: 'profile' | 'opinion' | 'circumstance';
  wordsOf(code: string): Text;
}

const circumstances = {
  channel: wordsFor('claims.variable_channel'),
  day: wordsFor('claims.variable_day'),
  version: wordsFor('claims.variable_version'),
  entrance: wordsFor('claims.variable_entrance'),
  site: wordsFor('claims.variable_site'),
};

/** Undefined for what is not counted, and for choose-all items, whose groups would hold people twice. */
export function findAskedVariable(layout: Layout, code: string): AskedVariable | undefined {
  if (isCircumstance(code))
    return {
      ...{ code, no: 0, label: circumstances[code], kind: 'circumstance' },
      wordsOf: (value) => circumstanceWords(code, value),
    };
  const profile = layout.profiles.find((each) => each.code === code);
  const variable = layout.find(code);
  if (variable?.choice !== 'one') return undefined;
  const { no, label, options } = variable;
  return {
    ...{ code, no, label, kind: profile ? 'profile' : 'opinion' },
    wordsOf: (value) => options.find((option) => option.code === value)?.text ?? same(value),
  };
}

/** A filter in words; undefined for what is no filter or has no such value. */
export function filterShown(layout: Layout, { variable, codes }: Filter): FilterShown | undefined {
  const found = findAskedVariable(layout, variable);
  if (!found || found.kind === 'opinion') return undefined;
  const known = layout.find(variable)?.options.map(({ code }) => code);
  if (known && codes.some((code) => code !== '' && !known.includes(code))) return undefined;
  const values = codes.map((code) => (code === '' ? wordsFor('results.unanswered') : found.wordsOf(code)));
  return { variable, label: found.label, codes, values };
}

function circumstanceWords(variable: string, value: string): Text {
  if (variable === 'channel') return wordsFor(channelKey(value));
  if (variable === 'day' && /^\d{4}-\d{2}-\d{2}$/.test(value))
    return Object.fromEntries(languages.map((language) => [language, sayDay(value, language)]));
  if (variable === 'version') return filled(wordsFor('claims.version_no'), value);
  return same(value);
}

const same = (words: string): Text => Object.fromEntries(languages.map((language) => [language, words]));

const filled = (text: Text, no: string): Text =>
  Object.fromEntries(
    Object.entries(text).map(([language, words]) => [language, words.replace('{{no}}', no)]),
  );
