import type { Text } from '#shared/questionnaire/definition.ts';
import { OutcomePublishedError } from '../comments/errors.ts';
import type { Consultation } from '../consultations/consultations.ts';
import { isSettled } from '../consultations/outcome-corrections.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { record } from '../staff/audit.ts';
import { requireCan } from '../staff/roles.ts';
import { GroupTitleError, OpinionChangedError } from './errors.ts';
import * as queries from './groups.queries.ts';

export const TITLE_MAX = 200;

/** Statements hold a limited number of values. */
const BATCH = 500;

interface Act {
  consultation: Consultation;
  officer: SignedIn;
}

/** A title with words in Chinese and none too long. */
export const isGroupTitle = (title: Text): boolean =>
  (title['zh-CN'] ?? '') !== '' && Object.values(title).every((words) => [...words].length <= TITLE_MAX);

/**
 * Makes an empty group; it counts once an opinion is in it. Throws NotAllowedError, GroupTitleError,
 * OutcomePublishedError.
 */
export async function createGroup(
  ctx: Context,
  { consultation, officer, title }: Act & { title: Text },
): Promise<{ id: string; no: number }> {
  if (!isGroupTitle(title)) throw new GroupTitleError();
  return grouping(ctx, { consultation, officer }, async (tx) => {
    const id = tx.random(9).toString('base64url');
    const no = await queries.insertGroup(tx.db, {
      id,
      consultation_id: consultation.id,
      title: JSON.stringify(title),
      officer_id: officer.id,
      at: tx.clock.now().toISOString(),
    });
    await log(tx, { consultation, officer }, 'group.created', no);
    return { id, no };
  });
}

/** Throws NotAllowedError, NotFoundError, GroupTitleError, OutcomePublishedError. */
export async function renameGroup(
  ctx: Context,
  { consultation, officer, groupId, title }: Act & { groupId: string; title: Text },
): Promise<void> {
  if (!isGroupTitle(title)) throw new GroupTitleError();
  await grouping(ctx, { consultation, officer }, async (tx) => {
    const { no } = await getGroupOf(tx, consultation, groupId);
    await queries.updateTitle(tx.db, groupId, JSON.stringify(title));
    await log(tx, { consultation, officer }, 'group.renamed', no);
  });
}

/**
 * Puts opinions into a group, out of any other: each is in at most one. Throws NotAllowedError, NotFoundError,
 * OpinionChangedError (one of them does not count as it stands), OutcomePublishedError.
 */
export async function placeOpinions(
  ctx: Context,
  { consultation, officer, opinionIds, groupId }: Act & { opinionIds: readonly number[]; groupId: string },
): Promise<void> {
  await grouping(ctx, { consultation, officer }, async (tx) => {
    const { no } = await getGroupOf(tx, consultation, groupId);
    const placement = {
      consultationId: consultation.id,
      groupId,
      officerId: officer.id,
      at: tx.clock.now().toISOString(),
    };
    for (const ids of batches(opinionIds)) {
      if ((await queries.countCounted(tx.db, consultation.id, ids)) !== ids.length)
        throw new OpinionChangedError();
      await queries.upsertMembers(tx.db, placement, ids);
    }
    await log(tx, { consultation, officer }, 'opinion.grouped', no, { opinions: new Set(opinionIds).size });
  });
}

/** Takes opinions out of their groups; those in none stay so. Throws NotAllowedError, OutcomePublishedError. */
export async function removeOpinions(
  ctx: Context,
  { consultation, officer, opinionIds }: Act & { opinionIds: readonly number[] },
): Promise<void> {
  await grouping(ctx, { consultation, officer }, async (tx) => {
    let removed = 0;
    for (const ids of batches(opinionIds))
      removed += await queries.deleteMembers(tx.db, consultation.id, ids);
    if (removed > 0)
      await log(tx, { consultation, officer }, 'opinion.ungrouped', null, { opinions: removed });
  });
}

/**
 * Moves every opinion of a group into another; the emptied one counts nothing and its answers stay on record. Throws
 * NotAllowedError, NotFoundError (also for a group into itself), OutcomePublishedError.
 */
export async function mergeGroups(
  ctx: Context,
  { consultation, officer, groupId, intoId }: Act & { groupId: string; intoId: string },
): Promise<void> {
  await grouping(ctx, { consultation, officer }, async (tx) => {
    const from = await getGroupOf(tx, consultation, groupId);
    const into = await getGroupOf(tx, consultation, intoId);
    if (from.id === into.id) throw new NotFoundError();
    const at = tx.clock.now().toISOString();
    await queries.moveMembers(tx.db, { groupId: into.id, officerId: officer.id, at }, from.id);
    await log(tx, { consultation, officer }, 'group.merged', from.no, { into: into.no });
  });
}

/**
 * An analyst's act on groups and answers: refused to others, and to everyone once the outcome is public,
 * unless its correction has been begun.
 */
export function grouping<T>(
  ctx: Context,
  { consultation, officer }: Act,
  work: (tx: Context) => Promise<T>,
): Promise<T> {
  requireCan(officer, 'make-results', consultation.departmentId);
  return ctx.store.write(async (tx) => {
    if (await isSettled(tx, consultation.id)) throw new OutcomePublishedError();
    return work(tx);
  });
}

/** Throws NotFoundError. */
export async function getGroupOf(
  tx: Context,
  consultation: Consultation,
  id: string,
): Promise<{ id: string; no: number }> {
  const group = await queries.findGroup(tx.db, consultation.id, id);
  if (!group) throw new NotFoundError();
  return group;
}

export const log = (
  tx: Context,
  { consultation, officer }: Act,
  act: string,
  groupNo: number | null,
  detail?: { [name: string]: number | string },
): Promise<void> =>
  record(tx, {
    officerId: officer.id,
    departmentId: consultation.departmentId,
    act,
    subject: groupNo === null ? consultation.slug : `${consultation.slug} ${groupNo}`,
    ...(detail ? { detail } : {}),
  });

function* batches(ids: readonly number[]): Generator<number[]> {
  const all = [...new Set(ids)];
  for (let at = 0; at < all.length; at += BATCH) yield all.slice(at, at + BATCH);
}
