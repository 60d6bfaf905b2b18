import type { Text } from '#shared/questionnaire/definition.ts';
import { addDays, dayOf } from '#shared/time.ts';
import { addWorkingDays, workingDaysAfter } from '../calendar/working-days.ts';
import type { Context } from '../context.ts';
import type { Interpretation } from './interpretation.ts';
import * as queries from './policies.queries.ts';
import type { Policy } from './policy.ts';
import { SOON_DAYS } from './policy-status.ts';

/** Within so many working days of the document its interpretation is to be there (implementing rules of 国办发〔2016〕80号: as a rule). */
export const INTERPRETATION_DAYS = 3;

interface Named {
  slug: string;
  title: Text;
}

/** A policy that nobody has explained yet. `late`: working days since the due date. */
export interface Unexplained extends Named {
  publishedOn: string;
  dueOn: string;
  late: number;
}

export interface PolicyDuties {
  unexplained: Unexplained[];
  /** Interpretations whose policy is not public, or no longer. */
  orphans: Named[];
  /** How many working days lie between a document and its interpretation: the middle of all; undefined without any. */
  medianDelay: number | undefined;
  explained: number;
  expiring: (Named & { expires: string })[];
}

export const dueOn = (publishedOn: string): string => addWorkingDays(publishedOn, INTERPRETATION_DAYS);

/** What a department has to do about its policies: explain, clear up, renew. */
export async function policyDuties(ctx: Context, departmentId: string): Promise<PolicyDuties> {
  const today = dayOf(ctx.clock.now());
  const filter = { today, soon: addDays(today, SOON_DAYS), facets: [], status: undefined, terms: undefined };
  const rows = await queries.listPolicies(ctx.db, {
    ...filter,
    departmentId,
    after: undefined,
    limit: 100_000,
  });
  const interpretations = await queries.listInterpretations(ctx.db);
  const explained = new Map(interpretations.map(({ policy, listed_on }) => [policy, listed_on ?? '']));
  const all = rows.map(({ content, ...row }) => ({ ...row, content: JSON.parse(content) as Policy }));
  const public_ = new Set((await queries.listPolicySlugs(ctx.db)).map(({ slug }) => slug));
  const delays = all.flatMap(({ slug, content: { published_on } }) => {
    const on = explained.get(slug);
    return on === undefined ? [] : [workingDaysAfter(published_on, on)];
  });
  return {
    unexplained: all
      .filter(({ slug, status }) => !explained.has(slug) && status !== 'repealed' && status !== 'expired')
      .map(({ slug, content: { title, published_on } }) => {
        const due = dueOn(published_on);
        return { slug, title, publishedOn: published_on, dueOn: due, late: workingDaysAfter(due, today) };
      }),
    orphans: interpretations
      .filter(({ department_id, policy }) => department_id === departmentId && !public_.has(policy))
      .map(({ slug, content }) => ({ slug, title: (JSON.parse(content) as Interpretation).title })),
    medianDelay: medianOf(delays),
    explained: delays.length,
    expiring: all
      .filter(({ status }) => status === 'expires_soon')
      .map(({ slug, content: { title, expires = '' } }) => ({ slug, title, expires })),
  };
}

export function medianOf(numbers: readonly number[]): number | undefined {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
