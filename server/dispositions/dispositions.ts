import type { Text } from '#shared/questionnaire/definition.ts';
import type { DispositionOutcome } from '#shared/terms.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import type { Consultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { findClause } from '../drafts/drafts.ts';
import { NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import * as queries from './dispositions.queries.ts';
import { type Disposition, heldDisposition, listGroups, onlyAsks } from './group-records.ts';
import { grouping, log } from './groups.ts';

export const WORDS_MAX = 4000;

/** What is wrong with an answer; `field` is the field of its form. */
export interface DispositionProblem {
  field: 'outcome' | 'reason' | 'result' | 'clauses';
  code: 'reason_missing' | 'explained_refused' | 'unknown_clause' | 'too_long';
}

export interface NewDisposition {
  consultation: Consultation;
  officer: SignedIn;
  groupId: string;
  outcome: DispositionOutcome;
  reason: Text | null;
  result: Text | null;
  /** Keys of clauses. */
  clauses: readonly string[];
}

/**
 * Writes the department's answer to a group; earlier ones stay on record. A reason is given unless the opinion is
 * adopted, and only questions are explained. The same answer by the same officer once more is the one that holds. Throws
 * NotAllowedError, NotFoundError, OutcomePublishedError.
 */
export const writeDisposition = (
  ctx: Context,
  given: NewDisposition,
): Promise<{ written: { no: number } } | { problems: DispositionProblem[] }> =>
  grouping(ctx, given, async (tx) => {
    const { consultation, officer, groupId, outcome } = given;
    const group = (await listGroups(tx, consultation)).find(({ id }) => id === groupId);
    if (!group) throw new NotFoundError();
    const reason = said(given.reason);
    const result = said(given.result);
    const clauses = given.clauses.map((key) => findClause(consultation.round.version, key));
    const problems: DispositionProblem[] = [];
    if (outcome === 'explained' && !onlyAsks(group))
      problems.push({ field: 'outcome', code: 'explained_refused' });
    if (outcome !== 'adopted' && reason === null) problems.push({ field: 'reason', code: 'reason_missing' });
    if (isTooLong(reason)) problems.push({ field: 'reason', code: 'too_long' });
    if (isTooLong(result)) problems.push({ field: 'result', code: 'too_long' });
    if (clauses.includes(undefined)) problems.push({ field: 'clauses', code: 'unknown_clause' });
    if (problems.length > 0) return { problems };
    const lineages = [...new Set(clauses.flatMap((clause) => clause?.lineage ?? []))];
    const held = heldDisposition(group);
    if (held?.officerId === officer.id && isSame(held, { outcome, reason, result, lineages }))
      return { written: { no: held.no } };
    const no = await queries.insertDisposition(tx.db, {
      group_id: groupId,
      outcome,
      reason: reason && JSON.stringify(reason),
      result: result && JSON.stringify(result),
      clauses: JSON.stringify(lineages),
      officer_id: officer.id,
      at: tx.clock.now().toISOString(),
    });
    await log(tx, given, 'disposition.written', group.no, { outcome, no });
    return { written: { no } };
  });

type Words = Pick<Disposition, 'outcome' | 'reason' | 'result' | 'lineages'>;

const isSame = (a: Words, b: Words) =>
  canonicalJson([a.outcome, a.reason, a.result, a.lineages]) ===
  canonicalJson([b.outcome, b.reason, b.result, b.lineages]);

/** Words without empty languages; without Chinese words nothing is said. */
function said(text: Text | null): Text | null {
  const words = Object.entries(text ?? {}).flatMap(([language, each]) =>
    each.trim() === '' ? [] : [[language, each.trim()] as const],
  );
  const whole = Object.fromEntries(words);
  return whole['zh-CN'] ? whole : null;
}

const isTooLong = (text: Text | null) =>
  Object.values(text ?? {}).some((words) => [...words].length > WORDS_MAX);
