import type { Text } from '#shared/questionnaire/definition.ts';
import { type JournalEntry, journalErasures } from '../backups/erasures.ts';
import { deleteRehearsedComments } from '../comments/rehearsed-comments.ts';
import { type Consultation, listEveryConsultation } from '../consultations/consultations.ts';
import { deleteRehearsedConsultation } from '../consultations/rehearsed-consultations.ts';
import type { Context } from '../context.ts';
import { listOutcomes } from '../dispositions/outcomes.ts';
import { deleteRehearsedOutcomes } from '../dispositions/rehearsed-outcomes.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { listEveryQuestionnaire, type Questionnaire } from '../questionnaires/questionnaires.ts';
import { deleteRehearsedQuestionnaire } from '../questionnaires/rehearsed-questionnaires.ts';
import { deleteRehearsedResponses } from '../responses/rehearsed-responses.ts';
import { deleteRehearsedReleases } from '../results/rehearsed-releases.ts';
import { listReleases } from '../results/releases.ts';
import { listApprovalsOf } from '../staff/approval-records.ts';
import { record } from '../staff/audit.ts';
import { requireCan, scopeOf } from '../staff/roles.ts';

/** Something of it waits for a signature. */
class ExerciseWaitsError extends DomainError {
  readonly type = 'exercise-waits';
  readonly status = 409;
}

interface Common {
  id: string;
  slug: string;
  departmentId: string;
  title: Text;
  closesAt: Date;
  hash: string;
}

/** A rehearsal, under the id of its own slice. */
export type Exercise = Common & Rehearsed;

/** The rehearsals of the officer's departments. */
export async function listExercises(ctx: Context, officer: SignedIn): Promise<Exercise[]> {
  const scope = scopeOf(officer);
  const mine = (each: { exercise: boolean; departmentId: string }) =>
    each.exercise && scope.includes(each.departmentId);
  const questionnaires = (await listEveryQuestionnaire(ctx)).filter(mine).map((item): Exercise => {
    const { id, slug, departmentId, closesAt, live } = item;
    const { hash, definition } = live;
    return { kind: 'questionnaire', item, id, slug, departmentId, closesAt, hash, title: definition.title };
  });
  const consultations = (await listEveryConsultation(ctx)).filter(mine).map((item): Exercise => {
    const { id, slug, departmentId, title, round } = item;
    const { closesAt } = round.window;
    return { kind: 'consultation', item, id, slug, departmentId, title, closesAt, hash: round.hash };
  });
  return [...questionnaires, ...consultations];
}

/** Throws NotFoundError, also outside the officer's departments and for what is no rehearsal. */
export async function getExercise(
  ctx: Context,
  officer: SignedIn,
  kind: string,
  id: string,
): Promise<Exercise> {
  const found = (await listExercises(ctx, officer)).find((each) => each.kind === kind && each.id === id);
  if (!found) throw new NotFoundError();
  return found;
}

/**
 * Deletes a rehearsal whole, with everything below it; approvals and the audit trail stay, for they are records of what
 * officers did. By those who write the department's content. Throws NotAllowedError, NotFoundError, ExerciseWaitsError.
 */
export const deleteExercise = (ctx: Context, officer: SignedIn, kind: string, id: string): Promise<void> =>
  ctx.store.write(async (tx) => {
    const exercise = await getExercise(tx, officer, kind, id);
    const { departmentId, hash } = exercise;
    requireCan(officer, 'write-content', departmentId);
    if (await waits(tx, exercise)) throw new ExerciseWaitsError();
    await deleteWhole(tx, exercise);
    await journalErasures(tx, [{ kind: exercise.kind, subject: '', key: id }]);
    const act = `${exercise.kind}.rehearsal-deleted`;
    await record(tx, { officerId: officer.id, departmentId, act, subject: id, before: hash });
  });

type Rehearsed =
  | { kind: 'questionnaire'; item: Questionnaire }
  | { kind: 'consultation'; item: Consultation };

async function deleteWhole(tx: Context, { kind, item }: Rehearsed): Promise<void> {
  if (kind === 'questionnaire') {
    await deleteRehearsedReleases(tx, item);
    await deleteRehearsedResponses(tx, item);
    await deleteRehearsedQuestionnaire(tx, item);
  } else {
    await deleteRehearsedOutcomes(tx, item);
    await deleteRehearsedComments(tx, item);
    await deleteRehearsedConsultation(tx, item);
  }
}

/** Deletes a rehearsal again in a restored store. Part of the running write. */
export async function eraseExercise(tx: Context, { kind, key }: JournalEntry): Promise<boolean> {
  const all = [
    ...(await listEveryQuestionnaire(tx)).map((item) => ({ kind: 'questionnaire' as const, item })),
    ...(await listEveryConsultation(tx)).map((item) => ({ kind: 'consultation' as const, item })),
  ];
  const found = all.find((each) => each.kind === kind && each.item.id === key && each.item.exercise);
  if (!found) return false;
  await deleteWhole(tx, found);
  return true;
}

async function waits(tx: Context, { kind, item }: Exercise): Promise<boolean> {
  const [subject, ids] =
    kind === 'questionnaire'
      ? (['release', await listReleases(tx, item)] as const)
      : (['outcome', await listOutcomes(tx, item)] as const);
  for (const each of ids)
    if ((await listApprovalsOf(tx, subject, each.id)).some(({ state }) => state === 'waiting')) return true;
  return false;
}
