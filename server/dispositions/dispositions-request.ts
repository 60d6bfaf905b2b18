import type { Consultation } from '../consultations/consultations.ts';
import { isSettled } from '../consultations/outcome-corrections.ts';
import type { Context } from '../context.ts';
import { findClause } from '../drafts/drafts.ts';
import { NotFoundError } from '../errors.ts';
import type { PageContext } from '../http/page.tsx';
import type { SignedIn } from '../http/signed-in.ts';
import { can } from '../staff/roles.ts';
import { opinionEquation } from './completeness.ts';
import { type Group, listGroups } from './group-records.ts';
import { countUngrouped } from './groups.queries.ts';
import { type Filter, getOpinion, listIdentical, listOpinionIds, readOpinions } from './opinions.ts';
import type { DeskProps, Looking } from './opinions-page.tsx';

const QUEUE = 30;

/** What is looked for, from a query or a form. */
export const lookingIn = (get: (name: string) => string | null | undefined): Looking => ({
  q: (get('q') ?? '').slice(0, 100),
  clause: get('clause') ?? '',
});

/** The same as a filter. Throws NotFoundError for a clause that there is not. */
export function filterOf({ round }: Consultation, { q, clause }: Looking): Filter {
  if (clause === '') return { words: q };
  if (clause === 'whole') return { words: q, lineage: null };
  const found = findClause(round.version, clause);
  if (!found) throw new NotFoundError();
  return { words: q, lineage: found.lineage };
}

/** A number in a query or form. Throws NotFoundError. */
export function numberIn(given: string | null | undefined): number {
  if (!/^\d{1,16}$/.test(given ?? '')) throw new NotFoundError();
  return Number(given);
}

/** Everything that the desk shows. Throws NotFoundError. */
export async function readDesk(
  ctx: Context,
  c: PageContext,
  consultation: Consultation,
  officer: SignedIn,
  asked: { looking: Looking; opinion: string | undefined },
): Promise<Omit<DeskProps, 'problems' | 'title'>> {
  const { looking } = asked;
  const ids = await listOpinionIds(ctx, consultation, filterOf(consultation, looking));
  const wanted = asked.opinion === undefined ? undefined : numberIn(asked.opinion);
  const at = wanted === undefined ? -1 : ids.indexOf(wanted);
  const pages = Math.max(1, Math.ceil(ids.length / QUEUE));
  const page =
    at >= 0 ? Math.floor(at / QUEUE) + 1 : Math.min(numberIn(c.req.query('page') ?? '1') || 1, pages);
  const queue = await readOpinions(ctx, consultation, ids.slice((page - 1) * QUEUE, page * QUEUE));
  const current =
    wanted === undefined
      ? queue[0]
      : (queue.find(({ id }) => id === wanted) ?? (await getOpinion(ctx, consultation, wanted)));
  const place = current ? ids.indexOf(current.id) : -1;
  const groups = await listGroups(ctx, consultation);
  return {
    consultation,
    looking,
    total: ids.length,
    queue,
    page,
    pages,
    current,
    before: ids[place - 1],
    after: ids[place + 1],
    identical: current ? (await listIdentical(ctx, consultation, current.id)).length : 0,
    groups,
    opinions: opinionEquation(groups, await countUngrouped(ctx.db, consultation.id)),
    placed: await placedBy(ctx, consultation, groups, c.req.query('placed')),
    mayGroup: await mayGroup(ctx, consultation, officer),
  };
}

/** Whether the officer may group and answer now: nobody may once the outcome is public and stands. */
export const mayGroup = async (
  ctx: Context,
  consultation: Consultation,
  officer: SignedIn,
): Promise<boolean> =>
  can(officer, 'make-results', consultation.departmentId) && !(await isSettled(ctx, consultation.id));

async function placedBy(
  ctx: Context,
  consultation: Consultation,
  groups: Group[],
  given: string | undefined,
) {
  if (given === undefined) return undefined;
  const [opinion] = await readOpinions(ctx, consultation, [numberIn(given)]);
  const group = groups.find(({ id }) => id === opinion?.groupId);
  if (!opinion || !group) return undefined;
  return { id: opinion.id, n: (await listIdentical(ctx, consultation, opinion.id)).length, group };
}

/** The next opinion in no group, after the one that was placed, else the first. */
export function nextAfter(ids: number[], placed: ReadonlySet<number>, id: number): number | undefined {
  const at = ids.indexOf(id);
  const left = (each: number) => !placed.has(each);
  return ids.slice(at + 1).find(left) ?? ids.find(left);
}
