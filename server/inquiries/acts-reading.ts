import type { Key } from '#shared/i18n/catalogues.ts';
import { cleaned } from '../comments/comment-body.ts';
import type { InquiryAct } from './case/acts.ts';
import type { ReadingOf } from './desk-forms.ts';

/** The most that a note, and that a reply, may hold. */
export const MOST_OF_NOTE = 500;
export const MOST_OF_REPLY = 4000;

/** Reads the fields of one form, and gathers what is wrong with them by their ids. */
export function reading(act: InquiryAct, fields: URLSearchParams, { t }: Pick<ReadingOf, 't'>) {
  const messages = new Map<string, string>();
  const say = (name: string, message: string) => messages.set(`${act}-${name}`, message);
  const given = (name: string) => cleaned(fields.get(name) ?? '') ?? '';
  const words = (name: string, label: Key, most: number, required: boolean): string => {
    const text = given(name);
    if (text === '' && required) say(name, t('problem.required', { item: t(label) }));
    if ([...text].length > most) say(name, t('problem.too_long', { item: t(label), limit: most }));
    return text;
  };
  return {
    messages,
    say,
    words,
    note: (label: Key = 'inquiryDesk.note') => words('note', label, MOST_OF_NOTE, false),
    reason: (name: string, label: Key) => words(name, label, MOST_OF_NOTE, true),
    /** One of the codes that there are. */
    code<T extends string>(name: string, label: Key, codes: readonly T[]): T | undefined {
      const found = codes.find((code) => code === fields.get(name));
      if (found === undefined) say(name, t('problem.required', { item: t(label) }));
      return found;
    },
    /** A whole number of days from one on. */
    days(name: string, label: Key, most: number): number {
      const text = given(name);
      const days = /^\d{1,3}$/.test(text) ? Number(text) : 0;
      if (text === '') say(name, t('problem.required', { item: t(label) }));
      else if (days < 1) say(name, t('problem.too_small', { item: t(label), limit: 1 }));
      else if (days > most) say(name, t('problem.too_large', { item: t(label), limit: most }));
      return days;
    },
  };
}

/** The content of an act unless something is wrong; what is left empty is left out. */
export function contentUnless<T extends object>(messages: Map<string, string>, content: T) {
  if (messages.size > 0) return { messages };
  const kept = Object.fromEntries(
    Object.entries(content).filter(([, value]) => value !== undefined && value !== ''),
  );
  return { content: kept as T };
}
