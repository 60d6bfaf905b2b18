import type { Text } from '#shared/questionnaire/definition.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { searchTerms } from '#shared/text/search-keys.ts';
import type { Consultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { OpinionChangedError } from './errors.ts';
import { clauseOf, type Group, listGroups, placeOf } from './group-records.ts';
import * as queries from './opinions.queries.ts';
import { sameWords } from './same-words.ts';
import { redactionsByComment, type ShownOpinion, shownOpinion } from './shown-words.ts';

/** An opinion that counts, as officers group it: hidden spans stay hidden here too. */
export interface Opinion {
  id: number;
  lineage: string | null;
  commentNo: number;
  channel: string;
  receivedAt: Date;
  /** False where the author asks not to be shown publicly. */
  public: boolean;
  groupId: string | null;
  shown: ShownOpinion;
}

export interface Filter {
  /** Words to be found in the comment. */
  words?: string | undefined;
  /** The clause; null is the whole draft, undefined every clause. */
  lineage?: string | null | undefined;
  /** The group; undefined: opinions in no group. */
  groupId?: string | undefined;
}

/** Ids of opinions in the order in which they are read: by clause, then by comment. */
export async function listOpinionIds(
  ctx: Context,
  consultation: Consultation,
  { words = '', lineage, groupId }: Filter,
): Promise<number[]> {
  const terms = words.trim() === '' ? undefined : searchTerms(words);
  if (terms?.length === 0) return [];
  const places = new Map<string | null, number>();
  const placeIn = (of: string | null) => {
    const known = places.get(of) ?? placeOf(consultation, clauseOf(consultation, of));
    places.set(of, known);
    return known;
  };
  const rows = await queries.listPlaces(ctx.db, consultation.id, { lineage, groupId, terms });
  return rows
    .map((row) => ({ ...row, place: placeIn(row.lineage) }))
    .sort((a, b) => a.place - b.place || a.comment_no - b.comment_no || a.position - b.position)
    .map(({ id }) => id);
}

/** The opinions of these ids, in this order; those that no longer count are left out. */
export async function readOpinions(
  ctx: Context,
  consultation: Consultation,
  ids: number[],
): Promise<Opinion[]> {
  if (ids.length === 0) return [];
  const rows = new Map(
    (await queries.listOpinions(ctx.db, consultation.id, ids)).map((row) => [row.id, row]),
  );
  const redacted = redactionsByComment(await queries.listRedactions(ctx.db, consultation.id));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    return row ? [opinionOf(row, redacted.get(row.comment_no) ?? [])] : [];
  });
}

/** Throws NotFoundError for one that does not count. */
export async function getOpinion(ctx: Context, consultation: Consultation, id: number): Promise<Opinion> {
  const [opinion] = await readOpinions(ctx, consultation, [id]);
  if (!opinion) throw new NotFoundError();
  return opinion;
}

const opinionOf = (row: queries.OpinionRow, redactions: queries.RedactionRow[]): Opinion => ({
  id: row.id,
  lineage: row.lineage,
  commentNo: row.comment_no,
  channel: row.channel,
  receivedAt: new Date(row.received_at),
  public: row.state !== 'not_shown',
  groupId: row.group_id,
  shown: shownOpinion(row, redactions),
});

/** The group in which an opinion is, if it bears this title. */
export async function holderOf(
  ctx: Context,
  consultation: Consultation,
  id: number,
  title: Text,
): Promise<Group | undefined> {
  const [opinion] = await readOpinions(ctx, consultation, [id]);
  const group = (await listGroups(ctx, consultation)).find((each) => each.id === opinion?.groupId);
  return group && canonicalJson(group.title) === canonicalJson(title) ? group : undefined;
}

/**
 * The opinion and those that say the same, word for word, and stand where it stands: in no group, or in the same one by
 * the same act. Throws NotFoundError.
 */
export async function listIdentical(ctx: Context, consultation: Consultation, id: number): Promise<number[]> {
  const [row] = await queries.listOpinions(ctx.db, consultation.id, [id]);
  if (!row) throw new OpinionChangedError();
  const like = await queries.listLike(ctx.db, consultation.id, {
    lineage: row.lineage,
    stance: row.stance,
    groupId: row.group_id,
  });
  const words = sameWords(row);
  const own = like.find((each) => each.id === id);
  return like.filter((each) => sameWords(each) === words && each.at === own?.at).map((each) => each.id);
}
