import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { getPublishedPiece, listPublishedPieces, PieceRetractedError } from '../pieces/published.ts';
import type { EditionContent, HotlineLine, Place, ProgrammeLine } from './edition-content.ts';
import { findEdition as findKept, listEditionYears } from './open-day.queries.ts';

export { fillIn, unknownPlaceholders } from '#shared/open-day/fill-in.ts';
export { inOrder, programmeAt } from '#shared/open-day/programme.ts';
export type { HotlineLine, Place, ProgrammeLine };

/** One year's Government Affairs Open Day as the public reads it. Times are local, `HH:MM`. */
export interface Edition extends Omit<EditionContent, 'number'> {
  year: number;
  /** Which it is since the first; unknown in what versions before 0007 kept. */
  number: number | undefined;
  /** Of the version that holds; undefined for what versions before 0007 kept. */
  no: number | undefined;
}

/** The theme, as everything that speaks of the day says it: the one place to take it from. */
export const themeOf = ({ theme }: Pick<Edition, 'theme'>): Text => theme;

/** The edition of a year. Throws NotFoundError, and PieceRetractedError where it was published and taken back. */
export async function getEdition(ctx: Context, year: number): Promise<Edition> {
  try {
    const { content, no } = await getPublishedPiece<EditionContent>(ctx, 'edition', String(year));
    return { ...content, year, no };
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    const kept = await findKept(ctx.db, year);
    if (!kept) throw error;
    return keptEdition(year, JSON.parse(kept) as KeptEdition);
  }
}

/** The edition of a year, if it is public. */
export async function findEdition(ctx: Context, year: number): Promise<Edition | undefined> {
  try {
    return await getEdition(ctx, year);
  } catch (error) {
    if (error instanceof NotFoundError || error instanceof PieceRetractedError) return undefined;
    throw error;
  }
}

/** The newest edition that is public. */
export async function findNewestEdition(ctx: Context): Promise<Edition | undefined> {
  for (const year of await editionYears(ctx)) {
    const found = await findEdition(ctx, year);
    if (found) return found;
  }
  return undefined;
}

/** Years with an edition that is public, the newest first. */
export async function editionYears(ctx: Context): Promise<number[]> {
  const published = (await listPublishedPieces(ctx, 'edition')).map(({ slug }) => Number(slug));
  return [...new Set([...published, ...(await listEditionYears(ctx.db))])].sort((a, b) => b - a);
}

/** What versions before 0007 kept: theme, notice and a shorter programme. */
type KeptEdition = Pick<EditionContent, 'date' | 'theme' | 'notice' | 'note'> & {
  programme: (Pick<ProgrammeLine, 'start' | 'end' | 'title' | 'host'> & { kind: string })[];
};

const keptEdition = (year: number, { programme, ...kept }: KeptEdition): Edition => ({
  ...{ ...kept, year, number: undefined, no: undefined, phone: '12345', places: [], hotline: [] },
  programme: programme.map((line) => ({ ...line, kind: line.kind as ProgrammeLine['kind'], channels: [] })),
});

/** A place of the edition by its code. */
export const placeOf = ({ places }: Pick<Edition, 'places'>, code: string | undefined): Place | undefined =>
  places.find((each) => each.code === code);
