import { addDays, addMonths, lastDayBefore } from '#shared/time.ts';
import { retentionOf } from '../questionnaires/preparation-definition.ts';
import type { Questionnaire, Version } from '../questionnaires/questionnaires.ts';

type Notice = Version['definition']['privacy'];

/** The most months that a notice may name. */
const MOST = 120;

/**
 * How many months after closing the answers to a version are kept. A notice that was written from a number of months
 * before it also named the number is known by its words, exactly; any other words name none, for what is erased by
 * mistake does not come back.
 */
export function monthsOf({ retention_months: months, retention }: Notice): number | undefined {
  if (months !== undefined) return months;
  const said = Number(/\d+/.exec(retention['zh-CN'] ?? '')?.[0]);
  const fits = said >= 1 && said <= MOST && retentionOf(said)['zh-CN'] === retention['zh-CN'];
  return fits ? said : undefined;
}

/**
 * The last day on which answers to a version are kept, by the closing day as it is set now: the one day of the notice,
 * the receipt, the copy of one's own data and the job. Undefined where the notice names no months.
 */
export function keptUntil(
  { closesAt }: Pick<Questionnaire, 'closesAt'>,
  { definition }: Pick<Version, 'definition'>,
): string | undefined {
  const months = monthsOf(definition.privacy);
  return months === undefined ? undefined : addMonths(lastDayBefore(closesAt), months);
}

/** The day on which answers to a version are erased. */
export function erasedOn(
  questionnaire: Pick<Questionnaire, 'closesAt'>,
  version: Pick<Version, 'definition'>,
): string | undefined {
  const last = keptUntil(questionnaire, version);
  return last === undefined ? undefined : addDays(last, 1);
}
