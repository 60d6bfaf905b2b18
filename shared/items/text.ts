import type { ItemOf } from '../questionnaire/definition.ts';
import { type ItemKind, problemOf } from './kind.ts';

/** Words of one's own. Length is counted in characters (code points), as a reader counts them. */
export const text: ItemKind<ItemOf<'text'>> = {
  read: (item, fields) => normalise(fields.get(item.code) ?? '') || undefined,
  isBlank: (answer) => typeof answer === 'string' && answer.trim() === '',
  missing: (item) => problemOf(item, 'required'),
  check(item, answer) {
    if (typeof answer !== 'string') return [problemOf(item, 'wrong_type')];
    return [...answer].length > item.max_length ? [problemOf(item, 'too_long', item.max_length)] : [];
  },
  variables: () => [],
  codes: () => [],
};

/** Forms send CRLF; words are kept with LF and without blank ends. */
export const normalise = (words: string) => words.replaceAll('\r\n', '\n').trim();
