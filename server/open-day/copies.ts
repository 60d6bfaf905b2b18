import { addMonths } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { pageOfDesk } from '../pieces/desk.ts';
import { type DraftContent, kinds } from '../pieces/kinds.ts';
import { copyPiece } from '../pieces/lives.ts';
import {
  changePiece,
  createPiece,
  getPiece,
  getWritable,
  isSlug,
  type Piece,
  PieceAddressError,
} from '../pieces/pieces.ts';
import { can } from '../staff/roles.ts';

/** There is already something for the next year. */
export class EditionCopiedError extends DomainError {
  readonly type = 'edition-copied';
  readonly status = 409;
  override readonly values: { year: string };

  constructor(year: string) {
    super();
    this.values = { year };
  }
}

/**
 * Begins the next year's edition from one on the desk, with drafts of everything there that names it; an article is
 * written anew. Throws NotFoundError, NotAllowedError, EditionCopiedError.
 */
export const copyEdition = (ctx: Context, officer: SignedIn, id: string): Promise<Piece> =>
  ctx.store.write(async (tx) => {
    const edition = await getWritable(tx, officer, id);
    if (edition.kind !== 'edition' || !/^\d{4}$/.test(edition.slug)) throw new NotFoundError();
    const [year, next] = [edition.slug, String(Number(edition.slug) + 1)];
    const { departmentId } = edition;
    const content = editionOfNext(edition.content, year, next);
    const copy = await unlessThere(() =>
      createPiece(tx, officer, { kind: 'edition', departmentId, slug: next, content }),
    );
    if (!copy) throw new EditionCopiedError(next);
    for (const piece of await piecesOf(tx, officer, year)) {
      const slug = slugOfNext(piece.slug, year, next);
      const other = await unlessThere(() => copyPiece(tx, officer, piece.id, slug));
      if (!other) continue;
      await changePiece(tx, officer, {
        ...other,
        content: { ...movedDays(other.content, year), edition: next },
      });
    }
    return copy;
  });

/** What begins a piece, unless its address is taken. */
async function unlessThere(begin: () => Promise<Piece>): Promise<Piece | undefined> {
  try {
    return await begin();
  } catch (error) {
    if (error instanceof PieceAddressError) return undefined;
    throw error;
  }
}

/** What on the officer's desks names the edition and can be used again. */
async function piecesOf(ctx: Context, officer: SignedIn, year: string): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (const { kind, fields } of kinds.all()) {
    if (kind === 'signed_article' || !fields.some(({ name }) => name === 'edition')) continue;
    const { lines } = await pageOfDesk(ctx, officer, kind, { limit: 100_000 });
    for (const { id } of lines) {
      const piece = await getPiece(ctx, officer, id);
      if (piece.content.edition === year && can(officer, 'write-content', piece.departmentId))
        pieces.push(piece);
    }
  }
  return pieces;
}

/**
 * Day, number and own addresses of the next year. Theme and notice stay to be written over: as long as they are the old
 * ones they stand against publication. What was held or asked in the old year is not linked.
 */
export function editionOfNext(content: DraftContent, year: string, next: string): DraftContent {
  const { theme_note: _, programme, number, ...rest } = content;
  return {
    ...movedDays(rest, year),
    ...(typeof number === 'number' ? { number: number + 1 } : {}),
    programme: rowsOf(programme).map(({ interview: _interview, verify: _verify, link, ...line }) => ({
      ...line,
      ...(linkOfNext(link, year, next) ?? {}),
    })),
  };
}

function linkOfNext(link: unknown, year: string, next: string): { link: string } | undefined {
  if (typeof link !== 'string' || /^\/(questionnaires|consultations|interviews)\/./.test(link))
    return undefined;
  return { link: link.replace(`/open-day/${year}`, `/open-day/${next}`) };
}

const rowsOf = (value: unknown): DraftContent[] => (Array.isArray(value) ? (value as DraftContent[]) : []);

/** The days of the old year by which it is scheduled, a year later. Days of law are none of them. */
const movedDays = (content: DraftContent, year: string): DraftContent =>
  Object.fromEntries(
    Object.entries(content).map(([name, value]) => [
      name,
      ['date', 'from', 'to'].includes(name) && typeof value === 'string' && value.startsWith(`${year}-`)
        ? addMonths(value, 12)
        : value,
    ]),
  );

function slugOfNext(slug: string, year: string, next: string): string {
  const named = slug.split('-').includes(year)
    ? slug
        .split('-')
        .map((part) => (part === year ? next : part))
        .join('-')
    : '';
  const longer = `${slug}-${next}`;
  return named || (isSlug(longer) ? longer : `${next}-${slug.slice(0, 54).replace(/-+$/, '')}`);
}
