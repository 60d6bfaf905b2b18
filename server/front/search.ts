import type { Language } from '#shared/i18n/languages.ts';
import { type Excerpt, excerptOf } from '#shared/text/excerpt.ts';
import { searchTerms } from '#shared/text/search-keys.ts';
import { SEARCH_LENGTH, type SearchKind } from '../consultations/search.ts';
import type { Context } from '../context.ts';
import { kinds, type PieceKindName } from '../pieces/kinds.ts';
import * as queries from './search.queries.ts';

/** What hits are told apart by: consultations with their articles and outcomes, and the kinds of pieces. */
export type HitKind = 'consultation' | PieceKindName;

export interface Hit {
  kind: HitKind;
  title: string;
  address: string;
  excerpt: Excerpt;
  /** Of a consultation’s hit: what of it was found, and of which. */
  part: { of: SearchKind; slug: string } | undefined;
  /** The local day by which a piece is listed. */
  day: string | undefined;
}

export interface SearchAsked {
  words: string;
  language: Language;
  kind?: HitKind | undefined;
  /** What the page before gave as `next`. */
  cursor?: string | undefined;
  limit: number;
}

export interface Found {
  hits: Hit[];
  next: string | null;
  /** How many there are of each kind, whichever is asked for; those without any are left out. */
  counts: { kind: HitKind; n: number }[];
}

/** The kinds by which hits can be narrowed, in the order in which they are named. */
export const hitKinds = (): HitKind[] => [
  'consultation',
  ...kinds.all().flatMap((kind) => (kind.found ? [kind.kind] : [])),
];

/**
 * Finds what is public and holds everything that is looked for, consultations and pieces in one list: titles with the
 * words first, then the newest. Nothing when there is no word in it.
 */
export async function searchAll(
  ctx: Context,
  { words, language, kind, cursor, limit }: SearchAsked,
): Promise<Found> {
  const asked = [...words].slice(0, SEARCH_LENGTH).join('');
  const terms = searchTerms(asked);
  if (terms.length === 0) return { hits: [], next: null, counts: [] };
  // PostgreSQL takes no text with a NUL in it.
  const held = asked
    .toLowerCase()
    .split(/[\s\0]+/)
    .filter(Boolean);
  const sought = { terms, language, words: held };
  const after = placeOf(cursor);
  const [places, counted] = await Promise.all([
    queries.findPlaces(ctx.db, sought, { kind, after, limit: limit + 1 }),
    queries.countPlaces(ctx.db, sought),
  ]);
  const shown = places.slice(0, limit);
  const last = shown.at(-1);
  const numbers = new Map(counted.map((each) => [each.kind, each.n]));
  return {
    hits: await read(ctx, shown, terms),
    next: places.length > limit && last ? `${last.kind}.${last.id}` : null,
    counts: hitKinds().flatMap((each) => {
      const n = numbers.get(each);
      return n ? [{ kind: each, n }] : [];
    }),
  };
}

function placeOf(cursor: string | undefined): queries.Place | undefined {
  const [, kind, id] = /^([a-z_]{1,30})\.(\d{1,16})$/.exec(cursor ?? '') ?? [];
  return kind === undefined ? undefined : { kind, id: Number(id) };
}

async function read(
  ctx: Context,
  places: readonly queries.Place[],
  terms: ReturnType<typeof searchTerms>,
): Promise<Hit[]> {
  const idsOf = (ofPieces: boolean) =>
    places.filter(({ kind }) => (kind !== 'consultation') === ofPieces).map(({ id }) => id);
  const [entries, pieces] = [idsOf(false), idsOf(true)];
  const found = new Map<string, Hit>();
  for (const row of entries.length > 0 ? await queries.readEntries(ctx.db, entries) : []) {
    const of = row.kind as SearchKind;
    found.set(`consultation.${row.id}`, {
      kind: 'consultation',
      title: row.title,
      address: addressOf(row.slug, of, row.clause_key),
      excerpt: excerptOf(row.text, terms),
      part: { of, slug: row.slug },
      day: undefined,
    });
  }
  for (const row of pieces.length > 0 ? await queries.readPieceEntries(ctx.db, pieces) : []) {
    const kind = kinds.of(row.kind as PieceKindName);
    found.set(`${row.kind}.${row.id}`, {
      kind: kind.kind,
      title: row.title,
      address: kind.address(row.slug, JSON.parse(row.content) as object),
      excerpt: excerptOf(row.text, terms),
      part: undefined,
      day: row.listed_on ?? undefined,
    });
  }
  return places.flatMap(({ kind, id }) => found.get(`${kind}.${id}`) ?? []);
}

function addressOf(slug: string, of: SearchKind, clauseKey: string | null): string {
  if (of === 'outcome') return `/consultations/${slug}/outcome`;
  return clauseKey === null ? `/consultations/${slug}` : `/consultations/${slug}/clauses/${clauseKey}`;
}
