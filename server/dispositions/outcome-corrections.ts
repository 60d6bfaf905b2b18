import type { Text } from '#shared/questionnaire/definition.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import type { Consultation } from '../consultations/consultations.ts';
import { CORRECTION_BEGUN, isSettled } from '../consultations/outcome-corrections.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { record } from '../staff/audit.ts';
import { requireCan } from '../staff/roles.ts';
import type { OutcomeSnapshot, PublishedGroup } from './outcome-snapshot.ts';
import { findPublishedOutcome } from './outcomes.queries.ts';

/** What a corrected outcome says of itself. */
export interface OutcomeCorrection {
  of: { no: number; hash: string };
  note: Text;
}

/**
 * Begins the correction of the outcome that is public: from now on groups, answers and reviews can be changed again, on
 * the record, until the corrected one is signed. Beginning it again changes nothing. Throws NotAllowedError, NotFoundError.
 */
export const beginCorrection = (ctx: Context, consultation: Consultation, officer: SignedIn): Promise<void> =>
  ctx.store.write(async (tx) => {
    requireCan(officer, 'make-results', consultation.departmentId);
    const last = await findPublishedOutcome(tx.db, consultation.id);
    if (!last) throw new NotFoundError();
    if (!(await isSettled(tx, consultation.id))) return;
    await record(tx, {
      officerId: officer.id,
      departmentId: consultation.departmentId,
      act: CORRECTION_BEGUN,
      subject: last.id,
      before: last.hash,
    });
  });

export type ChangedPart = 'new' | 'gone' | 'title' | 'clauses' | 'outcome' | 'reason' | 'result' | 'comments';

/** What a correction changed of one group. */
export interface GroupChange {
  no: number;
  before: PublishedGroup | undefined;
  after: PublishedGroup | undefined;
  parts: ChangedPart[];
}

/** What differs between two outcomes of a consultation, group by group. */
export function changesBetween(before: OutcomeSnapshot, after: OutcomeSnapshot): GroupChange[] {
  const numbers = new Set([...before.groups, ...after.groups].map(({ no }) => no));
  return [...numbers]
    .sort((a, b) => a - b)
    .map((no): GroupChange => {
      const [old, now] = [before, after].map(({ groups }) => groups.find((group) => group.no === no));
      return { no, before: old, after: now, parts: changedParts(old, now) };
    })
    .filter(({ parts }) => parts.length > 0);
}

function changedParts(old: PublishedGroup | undefined, now: PublishedGroup | undefined): ChangedPart[] {
  if (!old || !now) return [old ? 'gone' : 'new'];
  const same = (part: (group: PublishedGroup) => unknown) =>
    canonicalJson(part(old)) === canonicalJson(part(now));
  const checks: [ChangedPart, (group: PublishedGroup) => unknown][] = [
    ['title', ({ title }) => title],
    ['clauses', ({ clauses }) => clauses],
    ['outcome', ({ outcome }) => outcome],
    ['reason', ({ reason }) => reason],
    ['result', ({ result }) => result],
    ['comments', ({ comments, opinions, not_shown, quotes }) => [comments, opinions, not_shown, quotes]],
  ];
  return checks.filter(([, part]) => !same(part)).map(([name]) => name);
}
