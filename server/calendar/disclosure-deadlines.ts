import { type Dated, holdsOn } from '#shared/dated.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { addDays, addMonths } from '#shared/time.ts';
import pack from './disclosure-rules.json' with { type: 'json' };
import type { Citation } from './laws.ts';
import {
  afterWorkingDays,
  isKnownYear,
  isWorkingDay,
  type LastDay,
  workingDaysAfter,
} from './working-days.ts';

/** From which day a period runs: `application` is the receipt of the application that counts, the corrected one if any. */
type Start = 'received' | 'asked' | 'application' | 'replied' | 'decision' | 'formed';

/** A period of the law on disclosure, as data: how long, from which day, whose rule, and from when to when it is one. */
export interface DisclosureRule extends Dated {
  code: string;
  counts_from: Start;
  n: number;
  unit: 'working_day' | 'calendar_day' | 'month';
  what: Text;
  period: Text;
  basis: Citation[];
}

/** How an application came in, and which day by that counts as its receipt (Regulations on Open Government Information, art. 31). */
export interface ReceiptWay {
  code: string;
  text: Text;
  received: Text;
  article: Text;
}

export const disclosureRules = pack.rules as readonly DisclosureRule[];
export const receiptWays: readonly ReceiptWay[] = pack.ways;

/** Local days; those that have not come are left out. */
export interface DisclosureDays {
  received?: string | undefined;
  /** The corrected application came in: the period runs afresh (art. 30). */
  corrected?: string | undefined;
  /** The third party got the letter that asks for its view, and the view came in: that time is not counted (art. 33). */
  asked?: string | undefined;
  answered?: string | undefined;
  replied?: string | undefined;
  /** The information was made or changed. */
  formed?: string | undefined;
}

export interface Deadline {
  rule: DisclosureRule;
  /** The day after which it is counted; undefined where that has not come. */
  from: string | undefined;
  last: LastDay | undefined;
}

/**
 * Every period that holds for an application, in the order of the procedure, each with its last day where that can be
 * named. What may be done against an answer is what the law said on the day of the answer, or says `today`.
 */
export function deadlinesFor(days: DisclosureDays, today: string): Deadline[] {
  const starts: { [start in Start]: string | undefined } = {
    received: days.received,
    asked: days.asked,
    application: days.corrected ?? days.received,
    replied: days.replied,
    decision: undefined,
    formed: days.formed,
  };
  return disclosureRules
    .filter((rule) => (rule.counts_from === 'formed' ? days.formed : days.received) !== undefined)
    .filter((rule) => holdsOn(rule, days.replied ?? today))
    .map((rule) => {
      const from = starts[rule.counts_from];
      const pause = rule.counts_from === 'application' ? days : {};
      return { rule, from, last: from === undefined ? undefined : lastDay(rule, from, pause) };
    });
}

/** The first day is not counted; a period that ends on a day off runs on (Civil Code, arts. 201 and 203). */
export function lastDay(
  { n, unit }: Pick<DisclosureRule, 'n' | 'unit'>,
  from: string,
  { asked, answered }: Pick<DisclosureDays, 'asked' | 'answered'> = {},
): LastDay {
  if (unit === 'month') return nextWorkingDay(addMonths(from, n));
  if (unit === 'calendar_day') return nextWorkingDay(addDays(from, n));
  if (asked === undefined || answered === undefined) return afterWorkingDays(from, n);
  const unknown = [addDays(asked, 1), answered].find((day) => !isKnownYear(day));
  if (unknown !== undefined) return { missingYear: unknown.slice(0, 4) };
  return afterWorkingDays(from, n + workingDaysAfter(asked, answered));
}

function nextWorkingDay(from: string): LastDay {
  for (let day = from; ; day = addDays(day, 1)) {
    if (!isKnownYear(day)) return { missingYear: day.slice(0, 4) };
    if (isWorkingDay(day)) return { day };
  }
}
