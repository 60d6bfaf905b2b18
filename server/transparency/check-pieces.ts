import { searchKeys } from '#shared/text/search-keys.ts';
import type { Context } from '../context.ts';
import { hashOfBytes } from '../pieces/files.ts';
import { kinds, type PieceKind, type PieceKindName } from '../pieces/kinds.ts';
import { countPieces } from '../pieces/published.ts';
import { entriesOf, facetsOf, hashOf } from '../pieces/versions.ts';
import { retractedIds } from '../staff/retractions.ts';
import * as queries from './piece-checks.queries.ts';
import type { Check } from './store-check.ts';

/**
 * Every version of a piece is what its hash says and none is missing; the public reads one that was signed, and lists,
 * counts and finds it by what it says; what was taken back is found no more; files are what their hashes say; the counts
 * of the registers are a recount.
 */
export const checkPieces: Check = async (ctx, look) => {
  const counted = new Map<PieceKindName, number>();
  for (let after = ''; ; ) {
    const rows = await queries.listPieces(ctx.db, after);
    for (const row of rows) {
      look();
      const kind = kinds.find(row.kind);
      if (!kind) return `piece ${row.id}: no kind is called ${row.kind}`;
      const gone = (await retractedIds(ctx, kind.chain)).has(row.id);
      const fault = await pieceFault(ctx, kind, row, gone);
      if (fault) return `piece ${row.id}: ${fault}`;
      if (row.published_no !== null && !gone) counted.set(kind.kind, (counted.get(kind.kind) ?? 0) + 1);
    }
    const last = rows.at(-1);
    if (!last) break;
    after = last.id;
  }
  for (const { kind } of kinds.all()) {
    const [told, n] = [await countPieces(ctx, kind), counted.get(kind) ?? 0];
    if (told !== n) return `${n} pieces of the kind ${kind} are public, ${told} are counted`;
  }
  const stray = await queries.findStrayKeys(ctx.db);
  return stray ? `search keys ${stray.rowid} belong to no piece` : filesFault(ctx, look);
};

type Row = Awaited<ReturnType<typeof queries.listPieces>>[number];

async function pieceFault(
  { db }: Context,
  kind: PieceKind,
  { id, published_no, listed_on }: Row,
  gone: boolean,
): Promise<string | undefined> {
  const versions = await queries.listVersions(db, id);
  for (const [at, { no, content, hash }] of versions.entries()) {
    if (no !== at + 1) return `version ${at + 1} is missing`;
    if (hashOf(content) !== hash) return `version ${no}: its hash is of another content`;
  }
  const signed = versions.filter(({ published_at }) => published_at !== null).at(-1);
  if ((signed?.no ?? null) !== published_no)
    return `the public reads version ${published_no ?? 'none'}, the last that was signed is ${signed?.no ?? 'none'}`;
  if (!signed) return heldFault(db, id, [], []);
  const content = JSON.parse(signed.content) as object;
  if (!kind.schema.safeParse(content).success) return `version ${signed.no} is no ${kind.kind}`;
  if (kind.listedOn(content) !== listed_on) return 'it is listed by another day than it says';
  return gone
    ? heldFault(db, id, [], [])
    : heldFault(db, id, facetsOf(kind, content), entriesOf(kind, content));
}

/** Whether exactly this is kept of a piece, to list and to find it. */
async function heldFault(
  db: Context['db'],
  id: string,
  facets: [string, string][],
  entries: ReturnType<typeof entriesOf>,
): Promise<string | undefined> {
  const listed = (await queries.listFacets(db, id)).map(({ name, value }) => `${name}\n${value}`);
  if (
    !sameSet(
      listed,
      facets.map((facet) => facet.join('\n')),
    )
  )
    return 'it is listed by other codes than it says';
  const found = await queries.listEntries(db, id);
  const wordsOf = ({ language, title, text }: { language: string; title: string; text: string }) =>
    `${language}\n${title}\n${text}`;
  if (!sameSet(found.map(wordsOf), entries.map(wordsOf))) return 'it is found by other words than it says';
  return found.some(({ title, text, keys }) => keys !== searchKeys(`${title}\n${text}`))
    ? 'it has the search keys of other words'
    : undefined;
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each) => b.includes(each));

async function filesFault({ db }: Context, look: () => void): Promise<string | undefined> {
  for (const id of await queries.listFileIds(db)) {
    look();
    const file = await queries.findFile(db, id);
    if (!file) continue;
    if (file.bytes.length !== file.size || hashOfBytes(file.bytes) !== file.hash)
      return `file ${id} of piece ${file.piece_id}: its hash is of other bytes`;
  }
  return undefined;
}
