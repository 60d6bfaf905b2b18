import { createHash } from 'node:crypto';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { CommentChannel, DispositionOutcome, Stance } from '#shared/terms.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { localIso } from '#shared/time.ts';
import type { CommentState } from '../comments/comment-counts.ts';
import { findDestination, findRule } from '../comments/moderation-rules.ts';
import type { Consultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { type Completeness, completeness, type OpinionEquation } from './completeness.ts';
import { clauseOf, clausesOf, type Group, heldDisposition, inOrder } from './group-records.ts';
import { listAll, listRedactions, type OpinionRow } from './opinions.queries.ts';
import type { OutcomeCorrection } from './outcome-corrections.ts';
import { type Quote, quotesOf } from './quotes.ts';
import { sameWords } from './same-words.ts';
import { redactionsByComment } from './shown-words.ts';

/** A distinct opinion and its answer, as they are published. */
export interface PublishedGroup {
  no: number;
  title: Text;
  clauses: { key: string; label: Text; heading: Text | null }[];
  /** Null only before it is complete. */
  outcome: DispositionOutcome | null;
  reason: Text | null;
  result: Text | null;
  /** 件. */
  comments: number;
  opinions: number;
  stances: { [stance in Stance]?: number };
  /** Comments in it that are not shown at their authors' request, in 件. */
  not_shown: number;
  /** Empty where the round never shows comments. */
  quotes: Quote[];
}

/**
 * What an outcome is: every comment accounted for, every opinion with its answer. Kept as canonical JSON; its SHA-256 is
 * the outcome's hash, so that anybody can check the file. No name of a person, no contact, no hidden span is in it.
 */
export interface OutcomeSnapshot {
  schema: 1;
  consultation: string;
  title: Text;
  department: Text;
  round: number;
  version: { no: number; hash: string };
  period: { opens_at: string; closes_at: string };
  /** received = released + redacted + not_shown + referred + withheld + withdrawn + held, and held = 0. */
  comments: { received: number } & { [state in CommentState]: number };
  opinions: OpinionEquation;
  withheld: { rule: string; title: Text; basis: Text; comments: number }[];
  referred: { destination: string; title: Text; comments: number }[];
  channels: { [channel in CommentChannel]?: number };
  /** Replies without opinion (无意见). */
  no_comment: number;
  /** As joint letters state them. */
  signatories: number;
  /** Texts that came more than once, and in how many comments; every one of these counts. */
  identical: { texts: number; comments: number };
  outcomes: { [outcome in DispositionOutcome]?: number };
  groups: PublishedGroup[];
  /** A rehearsal's outcome says so itself. */
  exercise?: true;
  /** Of a corrected outcome. */
  correction?: OutcomeCorrection;
}

export interface Account {
  snapshot: OutcomeSnapshot;
  complete: Completeness;
}

/** The outcome as it would be published now, with what it still lacks. */
export async function accountFor(ctx: Context, consultation: Consultation): Promise<Account> {
  const complete = await completeness(ctx, consultation);
  const rows = await listAll(ctx.db, consultation.id);
  const redacted = redactionsByComment(await listRedactions(ctx.db, consultation.id));
  const inGroups = byGroup(rows);
  const quotable = new Set(
    consultation.rounds.filter(({ visibility }) => visibility !== 'never').map(({ no }) => no),
  );
  const keyOf = (lineage: string | null) => clauseOf(consultation, lineage)?.key ?? null;
  const groups = inOrder(consultation, complete.groups).map((group) => {
    const members = inGroups.get(group.id) ?? [];
    // A round that never shows comments one by one has said so in its notice: its words are not quoted either.
    const shown = members.filter(({ round_no }) => quotable.has(round_no));
    return published(consultation, group, quotesOf(shown, redacted, keyOf), members);
  });
  const { comments } = complete;
  const { round } = consultation;
  return {
    complete,
    snapshot: {
      schema: 1,
      consultation: consultation.slug,
      title: consultation.title,
      department: round.notice.drafting_unit,
      round: round.no,
      version: { no: round.version.no, hash: round.version.hash },
      period: { opens_at: localIso(round.window.opensAt), closes_at: localIso(round.window.closesAt) },
      comments: { received: comments.received, ...comments.states },
      opinions: complete.opinions,
      withheld: counted(comments.withheldByRule).map(([rule, n]) => ({
        rule,
        title: findRule(rule)?.title ?? { 'zh-CN': rule },
        basis: findRule(rule)?.basis ?? { 'zh-CN': rule },
        comments: n,
      })),
      referred: counted(comments.referredByDestination).map(([destination, n]) => ({
        destination,
        title: findDestination(destination)?.title ?? { 'zh-CN': destination },
        comments: n,
      })),
      channels: comments.byChannel,
      no_comment: comments.noComment,
      signatories: comments.signatories,
      identical: identicalIn(rows),
      outcomes: tally(groups),
      groups,
      ...(consultation.exercise ? { exercise: true as const } : {}),
    },
  };
}

/** `sha256:` and the hex digest of the snapshot's canonical JSON. */
export const hashOf = (snapshot: string): string =>
  `sha256:${createHash('sha256').update(snapshot).digest('hex')}`;

export const textOf = (snapshot: OutcomeSnapshot): string => canonicalJson(snapshot);

const counted = (counts: { [code: string]: number }) =>
  Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));

function byGroup(rows: OpinionRow[]): Map<string, OpinionRow[]> {
  const groups = new Map<string, OpinionRow[]>();
  for (const row of rows) {
    if (row.group_id === null) continue;
    const members = groups.get(row.group_id) ?? [];
    groups.set(row.group_id, members);
    members.push(row);
  }
  return groups;
}

function published(
  consultation: Consultation,
  group: Group,
  quotes: Quote[],
  rows: OpinionRow[],
): PublishedGroup {
  const held = heldDisposition(group);
  const unshown = rows.filter(({ state }) => state === 'not_shown').map(({ comment_no }) => comment_no);
  return {
    no: group.no,
    title: group.title,
    clauses: clausesOf(consultation, group).map(({ key, label, heading }) => ({
      key,
      label,
      heading: heading ?? null,
    })),
    outcome: held?.outcome ?? null,
    reason: held?.reason ?? null,
    result: held?.result ?? null,
    comments: group.comments,
    opinions: group.opinions,
    stances: group.stances,
    not_shown: new Set(unshown).size,
    quotes,
  };
}

function tally(groups: PublishedGroup[]): OutcomeSnapshot['outcomes'] {
  const outcomes: OutcomeSnapshot['outcomes'] = {};
  for (const { outcome } of groups) if (outcome) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  return outcomes;
}

/** Texts with words of their own that more than one comment holds. */
function identicalIn(rows: OpinionRow[]): OutcomeSnapshot['identical'] {
  const commentsBy = new Map<string, Set<number>>();
  for (const row of rows) {
    if (row.text === '' && row.proposed === null) continue;
    const key = sameWords(row);
    commentsBy.set(key, (commentsBy.get(key) ?? new Set()).add(row.comment_no));
  }
  const more = [...commentsBy.values()].filter(({ size }) => size > 1);
  return { texts: more.length, comments: new Set(more.flatMap((each) => [...each])).size };
}
