import type { Text } from '#shared/questionnaire/definition.ts';
import { getConsultation } from '../consultations/consultations.ts';
import { replaceSearchEntries } from '../consultations/search.ts';
import type { Context } from '../context.ts';
import { findOutcome } from '../dispositions/outcomes.ts';
import { NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { forgetPiece } from '../pieces/versions.ts';
import { isPieceChain } from '../staff/publications.ts';
import { listRetractions, type Retraction, requireMayRetract, retract } from '../staff/retractions.ts';
import { scopeOf } from '../staff/roles.ts';
import { listPublished, type Published } from './published.ts';

/** What was taken back, with what stood there. */
export interface Pulled extends Published, Pick<Retraction, 'departmentName' | 'note' | 'at'> {}

/** Everything that was taken back, the newest first. */
export async function listPulled(ctx: Context): Promise<Pulled[]> {
  const retractions = await listRetractions(ctx);
  const pieces = retractions.filter(({ kind }) => isPieceChain(kind)).map(({ subjectId }) => subjectId);
  const published = await listPublished(ctx, pieces);
  return retractions.flatMap((retraction) => {
    const stood = published.find(({ kind, id }) => kind === retraction.kind && id === retraction.subjectId);
    const { departmentName, note, at } = retraction;
    return stood ? [{ ...stood, departmentName, note, at }] : [];
  });
}

export interface Standing {
  /** What can still be taken back, the newest first. */
  published: Published[];
  pulled: Pulled[];
}

/** What the officer's departments have published and taken back. */
export async function standingIn(ctx: Context, officer: SignedIn): Promise<Standing> {
  const scope = scopeOf(officer);
  const mine = ({ departmentId }: Published) => scope.includes(departmentId);
  const pulled = (await listPulled(ctx)).filter(mine);
  const isPulled = ({ kind, id }: Published) => pulled.some((each) => each.kind === kind && each.id === id);
  const published = (await listPublished(ctx)).filter((each) => mine(each) && !isPulled(each));
  return { published: published.sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime()), pulled };
}

/** What this officer may take back now. Throws NotFoundError, also outside the departments, and NotAllowedError. */
export async function getRetractable(
  ctx: Context,
  officer: SignedIn,
  kind: string,
  id: string,
): Promise<Published> {
  const { published } = await standingIn(ctx, officer);
  const found = published.find((each) => each.kind === kind && each.id === id);
  if (!found) throw new NotFoundError();
  requireMayRetract(officer, found.departmentId);
  return found;
}

/**
 * Takes it back, with the words that the public search held of it. Throws NotFoundError, NotAllowedError,
 * AlreadyRetractedError.
 */
export const pull = (ctx: Context, officer: SignedIn, found: Published, note: Text): Promise<void> =>
  ctx.store.write(async (tx) => {
    const { kind, id, departmentId, hash, address } = found;
    await retract(tx, officer, { kind, subjectId: id, departmentId, hash, note });
    if (isPieceChain(kind)) await forgetPiece(tx, { id });
    if (kind !== 'outcome') return;
    const consultation = await getConsultation(tx, address.split('/')[2] ?? '');
    if (!(await findOutcome(tx, consultation)))
      await replaceSearchEntries(tx, consultation.id, 'outcome', []);
  });
