import { type Dated, holdsOn } from '#shared/dated.ts';
import { dayOf } from '#shared/time.ts';
import { type DisclosureRule, disclosureRules } from '../calendar/disclosure-deadlines.ts';
import type { Inquiry } from './inquiries.ts';

/** The day from which the time runs: of its receipt, or of the corrected application. */
export const dayReceived = ({ standing }: Pick<Inquiry, 'standing'>): string =>
  dayOf(standing.clocks.at(-1)?.beganAt ?? new Date(0));

/** The day until which a correction is awaited. */
export function correctionUntil({ acts }: Pick<Inquiry, 'acts'>): string | undefined {
  const asked = acts.findLast(({ act }) => act === 'ask-correction');
  return asked?.act === 'ask-correction' ? asked.content.until : undefined;
}

/** What may be done against a reply: the law of its day, not of today. */
export const remediesOn = (day: string): DisclosureRule[] =>
  disclosureRules.filter(
    (rule: DisclosureRule & Dated) =>
      (rule.counts_from === 'replied' || rule.counts_from === 'decision') && holdsOn(rule, day),
  );
