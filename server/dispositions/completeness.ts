import { type CommentCounts, countComments } from '../comments/comment-counts.ts';
import { type Consultation, consultationPhase } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { type Group, heldDisposition, isCounted, listGroups, onlyAsks } from './group-records.ts';
import { countUngrouped } from './groups.queries.ts';
import { countOpenAppeals } from './outcomes.queries.ts';

/** Something that keeps the outcome from being proposed, and where it can be repaired. */
export interface Missing {
  kind:
    | 'not_closed'
    | 'held'
    | 'appeals'
    | 'ungrouped'
    | 'unanswered'
    | 'reason_missing'
    | 'explained_refused';
  n: number;
  group?: Pick<Group, 'no' | 'title'>;
  path: string;
}

/** Opinions in 条 and their parts. `counted` = `grouped` + `ungrouped`; `groups` = `answered` + `unanswered`. */
export interface OpinionEquation {
  counted: number;
  grouped: number;
  ungrouped: number;
  /** Groups with an opinion that counts, the 条. */
  groups: number;
  answered: number;
  unanswered: number;
}

/** Both equations as they stand, and the list of what is missing. */
export interface Completeness {
  comments: CommentCounts;
  opinions: OpinionEquation;
  missing: Missing[];
  /** The groups that count. */
  groups: Group[];
}

/**
 * Every comment accounted for, every opinion in one group, every group answered with what its answer needs. Nothing is
 * complete before the period is closed, its quarter hour too, and every appeal decided. `listed` are the groups where they
 * have been read already.
 */
export async function completeness(
  ctx: Context,
  consultation: Consultation,
  listed?: readonly Group[],
): Promise<Completeness> {
  const base = `/workspace/consultations/${consultation.slug}`;
  const comments = await countComments(ctx, consultation);
  const groups = (listed ?? (await listGroups(ctx, consultation))).filter(isCounted);
  const opinions = opinionEquation(groups, await countUngrouped(ctx.db, consultation.id));
  const appeals = await countOpenAppeals(ctx.db, consultation.id);
  const missing: Missing[] = [];
  const add = (kind: Missing['kind'], n: number, path: string) => {
    if (n > 0) missing.push({ kind, n, path: `${base}${path}` });
  };
  const closed = consultationPhase(consultation, ctx.clock.now()) === 'closed';
  if (!closed) missing.push({ kind: 'not_closed', n: 1, path: `/consultations/${consultation.slug}` });
  add('held', comments.states.held, '/comments?state=held');
  add('appeals', appeals, '/comments?appealed=1');
  add('ungrouped', opinions.ungrouped, '/opinions');
  for (const group of groups) {
    const kind = lackOf(group);
    const { no, title } = group;
    if (kind) missing.push({ kind, n: 1, group: { no, title }, path: `${base}/groups/${no}` });
  }
  return { comments, opinions, missing, groups };
}

/** Where the opinions that count stand, by the groups that hold them. */
export function opinionEquation(groups: Group[], ungrouped: number): OpinionEquation {
  const active = groups.filter(isCounted);
  const grouped = active.reduce((sum, { opinions }) => sum + opinions, 0);
  const answered = active.filter(heldDisposition).length;
  return {
    counted: grouped + ungrouped,
    grouped,
    ungrouped,
    groups: active.length,
    answered,
    unanswered: active.length - answered,
  };
}

/** What a group's answer lacks as the group stands now: a question may have been joined by something else. */
export function lackOf(group: Group): 'unanswered' | 'reason_missing' | 'explained_refused' | undefined {
  const held = heldDisposition(group);
  if (!held) return 'unanswered';
  if (held.outcome !== 'adopted' && held.reason === null) return 'reason_missing';
  if (held.outcome === 'explained' && !onlyAsks(group)) return 'explained_refused';
  return undefined;
}
