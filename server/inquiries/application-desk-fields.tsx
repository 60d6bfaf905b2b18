import type { Key } from '#shared/i18n/catalogues.ts';
import { dayOf, isDay } from '#shared/time.ts';
import { useView } from '../http/view.ts';
import { Area, DayLine } from './application-inputs.tsx';
import type { InquiryAct } from './case/acts.ts';
import type { FieldsProps, ReadAct, ReadingOf } from './desk-forms.ts';

/** Every day that a form takes is no day before another one and has come. */
export function dayIn(
  act: InquiryAct,
  fields: URLSearchParams,
  { now, t }: ReadingOf,
  from: string,
): { day: string } | { messages: Map<string, string> } {
  const day = (fields.get('day') ?? '').trim();
  const wrong = (key: Key) => ({ messages: new Map([[`${act}-day`, t(key)]]) });
  if (!isDay(day)) return wrong('applications.problem_day');
  if (day > dayOf(now)) return wrong('applications.problem_day_late');
  if (day < from) return wrong('applications.problem_day_early');
  return { day };
}

export const wrong = <A extends InquiryAct>(id: string, words: string): ReadAct<A> => ({
  messages: new Map([[id, words]]),
});

/** Words of a field, or nothing where there are none or more than anybody could mean. */
export const wordsIn = (fields: URLSearchParams, name: string, most = 2000): string | undefined => {
  const words = (fields.get(name) ?? '').normalize('NFC').trim();
  return words === '' || [...words].length > most ? undefined : words;
};

interface DayProps extends FieldsProps {
  act: InquiryAct;
  called: Key;
}

export function Day({ act, called, entered, messages }: DayProps) {
  const { t, now } = useView();
  return (
    <DayLine
      id={`${act}-day`}
      name="day"
      label={t(called)}
      value={entered.day ?? dayOf(now)}
      messages={messages}
    />
  );
}

interface WordsProps extends FieldsProps {
  act: InquiryAct;
  name: string;
  called: Key;
}

export const Words = ({ act, name, called, entered, messages }: WordsProps) => {
  const { t } = useView();
  return (
    <Area
      id={`${act}-${name}`}
      name={name}
      rows={3}
      label={t(called)}
      value={entered[name] ?? ''}
      messages={messages}
    />
  );
};
