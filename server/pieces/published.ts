import { sayIn } from '#shared/i18n/languages.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { searchTerms } from '#shared/text/search-keys.ts';
import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { findRetraction, RetractedError, type Retraction } from '../staff/retractions.ts';
import { type DraftContent, kinds, type PieceKindName } from './kinds.ts';
import { findPieceAt, findVersionByNo } from './pieces.queries.ts';
import * as queries from './published.queries.ts';

/** A piece as the public reads it. */
export interface PublishedPiece<C = unknown> {
  id: string;
  kind: PieceKindName;
  slug: string;
  departmentId: string;
  /** Of the version that holds. */
  no: number;
  hash: string;
  note: Text | undefined;
  content: C;
  publishedAt: Date;
  /** The local day by which it is listed. */
  listedOn: string;
}

export interface PieceFilter {
  facets?: readonly (readonly [name: string, value: string])[];
  departments?: readonly string[];
  /** Looks for these words in what is published. */
  words?: string;
}

const termsOf = ({ words }: PieceFilter) =>
  words === undefined || words.trim() === '' ? undefined : searchTerms([...words].slice(0, 100).join(''));

/** Every published piece of a kind that fits, the newest first; what was taken back is not among them. */
export const listPublishedPieces = async <C>(
  ctx: Context,
  kind: PieceKindName,
  filter: PieceFilter = {},
): Promise<PublishedPiece<C>[]> => (await pageOfPieces<C>(ctx, [kind], { ...filter, limit: 100_000 })).pieces;

/** A page of published pieces. `cursor`: the id of the last of the page before, as given in `next`. */
export async function pageOfPieces<C>(
  ctx: Context,
  names: readonly PieceKindName[],
  { cursor, limit, facets = [], departments, ...filter }: PieceFilter & { cursor?: string; limit: number },
): Promise<{ pieces: PublishedPiece<C>[]; next: string | null }> {
  const [, listedOn = '', id = ''] = /^(\d{4}-\d\d-\d\d)\.([\w-]{1,40})$/.exec(cursor ?? '') ?? [];
  const rows = await queries.listStanding(ctx.db, {
    kinds: names,
    facets,
    departments,
    terms: termsOf(filter),
    after: listedOn ? { listedOn, id } : undefined,
    limit: limit + 1,
  });
  const pieces = rows.slice(0, limit).map((row) => pieceOf<C>(row));
  const last = pieces.at(-1);
  return { pieces, next: rows.length > limit && last ? `${last.listedOn}.${last.id}` : null };
}

/** How many published pieces of a kind there are: counted, never typed. */
export const countPieces = (ctx: Context, kind: PieceKindName, filter: PieceFilter = {}): Promise<number> =>
  queries.countStanding(ctx.db, {
    kinds: [kind],
    facets: filter.facets ?? [],
    departments: filter.departments,
    terms: termsOf(filter),
  });

/** How many there are of each code of a facet, among those that fit. */
export const countPiecesBy = (
  ctx: Context,
  kind: PieceKindName,
  name: string,
  filter: PieceFilter = {},
): Promise<{ value: string; n: number }[]> =>
  queries.countByFacet(ctx.db, name, {
    kinds: [kind],
    facets: filter.facets ?? [],
    departments: filter.departments,
    terms: termsOf(filter),
  });

export async function findPublishedPiece<C>(
  ctx: Context,
  kind: PieceKindName,
  slug: string,
): Promise<PublishedPiece<C> | undefined> {
  const row = await queries.findStanding(ctx.db, kind, slug);
  return row && pieceOf<C>(row);
}

/** Throws NotFoundError, and PieceRetractedError where it was published and taken back. */
export async function getPublishedPiece<C>(
  ctx: Context,
  kind: PieceKindName,
  slug: string,
): Promise<PublishedPiece<C>> {
  const found = await findPublishedPiece<C>(ctx, kind, slug);
  if (found) return found;
  const row = await findPieceAt(ctx.db, kind, slug);
  const { chain, title } = kinds.of(kind);
  const retraction = row && (await findRetraction(ctx, chain, row.id));
  if (!row || !retraction) throw new NotFoundError();
  const stood = await findVersionByNo(ctx.db, row.id, row.published_no ?? 0);
  const said = title(JSON.parse(stood?.content ?? '{}') as DraftContent);
  throw new PieceRetractedError(retraction, said);
}

/** It was published and taken back. Pages put its erratum in the place. */
export class PieceRetractedError extends RetractedError {
  readonly retraction: Retraction;
  readonly title: Text;

  constructor(retraction: Retraction, title: Text) {
    super({
      title: sayIn('zh-CN', title),
      unit: sayIn('zh-CN', retraction.departmentName),
      day: dayOf(retraction.at),
      note: sayIn('zh-CN', retraction.note),
    });
    this.retraction = retraction;
    this.title = title;
  }
}

/** What is or was public, with what it says now or said last, and since when; those named, or all. */
export const listEverPublished = async (
  ctx: Context,
  ids?: readonly string[],
): Promise<(PublishedPiece & { since: Date })[]> =>
  ids?.length === 0
    ? []
    : (await queries.listEverPublished(ctx.db, ids)).map((row) => ({
        ...pieceOf(row),
        since: new Date(row.since ?? ''),
      }));

type Row = Awaited<ReturnType<typeof queries.listStanding>>[number];

const pieceOf = <C>(row: Row): PublishedPiece<C> => ({
  id: row.id,
  kind: row.kind as PieceKindName,
  slug: row.slug,
  departmentId: row.department_id,
  no: row.no,
  hash: row.hash,
  note: row.note === null ? undefined : (JSON.parse(row.note) as Text),
  content: JSON.parse(row.content) as C,
  publishedAt: new Date(row.published_at ?? ''),
  listedOn: row.listed_on ?? '',
});
