import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { getPiece } from '../pieces/pieces.ts';
import { findPublishedPiece, listPublishedPieces } from '../pieces/published.ts';
import { record } from '../staff/audit.ts';
import { can, NotAllowedError, scopeOf } from '../staff/roles.ts';
import type { Interview, PublishedInterview } from './interview.ts';
import { listStanding } from './queue.ts';
import { type QuestionState, questionStates, type StandingQuestion } from './standing.ts';

/** An interview of the officer’s departments, once it is public. Throws NotFoundError. */
export async function getDeskInterview(
  ctx: Context,
  officer: SignedIn,
  id: string,
): Promise<PublishedInterview> {
  const piece = await getPiece(ctx, officer, id);
  if (piece.kind !== 'interview') throw new NotFoundError();
  const found = await findPublishedPiece<Interview>(ctx, 'interview', piece.slug);
  if (!found) throw new NotFoundError();
  return found;
}

/** How many questions of an interview stand where. */
export type QueueCounts = { [state in QuestionState]: number };

export const countStanding = (questions: readonly StandingQuestion[]): QueueCounts => {
  const counts = Object.fromEntries(questionStates.map((state) => [state, 0])) as QueueCounts;
  for (const { state } of questions) counts[state] += 1;
  return counts;
};

/** The public interviews of the officer’s departments, with how many questions stand where. Throws NotAllowedError. */
export async function listDeskInterviews(ctx: Context, officer: SignedIn) {
  const departments = scopeOf(officer);
  if (departments.length === 0) throw new NotAllowedError();
  const interviews = await listPublishedPieces<Interview>(ctx, 'interview', { departments });
  return Promise.all(
    interviews.map(async (interview) => ({
      interview,
      counts: countStanding(await listStanding(ctx, interview.id)),
    })),
  );
}

/** The queue as an officer may see it. */
export interface Desk {
  interview: PublishedInterview;
  /** Those who moderate see every question as it was received; who writes answers, those that are put, as shown. */
  sees: 'all' | 'put';
  counts: QueueCounts;
  /** What waits first, then what will be put in its order, what is answered, and the rest. */
  questions: StandingQuestion[];
}

/** Opens the desk; that questions were read as received is noted. Throws NotAllowedError, StoreUnwritableError. */
export async function openDesk(
  ctx: Context,
  officer: SignedIn,
  interview: PublishedInterview,
  no?: number,
): Promise<Desk> {
  const { departmentId, slug } = interview;
  const all = can(officer, 'read-texts', departmentId);
  if (!all && !can(officer, 'write-content', departmentId)) throw new NotAllowedError();
  if (all)
    await ctx.store.write((tx) =>
      record(tx, {
        officerId: officer.id,
        departmentId,
        act: no === undefined ? 'questions.listed' : 'question.read',
        subject: no === undefined ? slug : `${slug} ${no}`,
      }),
    );
  const standing = await listStanding(ctx, interview.id);
  const questions = standing.filter(({ state }) => all || state === 'released' || state === 'answered');
  return {
    interview,
    sees: all ? 'all' : 'put',
    counts: countStanding(standing),
    questions: questions.sort((a, b) => orderOf(a) - orderOf(b) || placeIn(a) - placeIn(b)),
  };
}

const orderOf = ({ state }: StandingQuestion) => questionStates.indexOf(state);

const placeIn = ({ state, place, published, row }: StandingQuestion) =>
  state === 'released' ? place : (published?.first ?? row.no);
