import type { DocumentProperties } from '#shared/consultation/definition.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { DocumentForm } from '#shared/terms.ts';
import { addDays } from '#shared/time.ts';
import pack from './rule-pack.json' with { type: 'json' };
import { isKnownYear, isWorkingDay, workingDayFrom } from './working-days.ts';

/** The least number of days for which a draft is put out for comment, and whose rule that is. */
export interface PeriodRule {
  code: string;
  days: number;
  law: Text;
  article: Text;
  /** Whether the rule itself lets the period be shorter when the notice says why. */
  may_shorten: boolean;
  /** The city's own rule, not yet verified against a published text. */
  own: boolean;
}

interface PackedRule extends PeriodRule {
  form?: string;
  property?: string;
  /** Holds only where no other rule does. */
  otherwise?: boolean;
}

const rules: readonly PackedRule[] = pack;

/** Every rule that the draft's form and properties call for, each to be cited. */
export function rulesFor(form: DocumentForm, properties: DocumentProperties): PeriodRule[] {
  const applying = rules.filter(
    (rule) => rule.form === form || properties[rule.property as keyof DocumentProperties],
  );
  const firm = applying.filter(({ otherwise }) => !otherwise);
  return firm.length > 0 ? firm : applying;
}

/** The days that the strictest rule asks for. */
export const minimumFor = (form: DocumentForm, properties: DocumentProperties): number =>
  Math.max(...rulesFor(form, properties).map(({ days }) => days));

/** The day at whose end, 24:00, a minimum period is full. The day announced is not counted; a holiday does not hinder. */
export const earliestClose = (announced: string, days: number): string => addDays(announced, days);

export interface ProposedClose {
  earliest: string;
  /** The working day proposed; undefined where the year's calendar is not known. */
  day: string | undefined;
  /** The earliest day is a day off, so that a later one is proposed. */
  moved: boolean;
}

/** A period that ends on a day off may end there, and better ends on the next working day. */
export function proposedClose(announced: string, days: number): ProposedClose {
  const earliest = earliestClose(announced, days);
  if (!isKnownYear(earliest)) return { earliest, day: undefined, moved: false };
  return { earliest, day: workingDayFrom(earliest), moved: !isWorkingDay(earliest) };
}
