import { addDays, dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { listPublishedPieces, type PublishedPiece } from '../pieces/published.ts';
import type { BoardContent } from './board-content.ts';
import { endOf } from './board-text.ts';

export type PublishedBoard = PublishedPiece<BoardContent>;

/** The boards of a year's edition, by their numbers. */
export async function boardsOf(ctx: Context, year: number): Promise<PublishedBoard[]> {
  const facets = [['edition', String(year)]] as const;
  const boards = await listPublishedPieces<BoardContent>(ctx, 'board', { facets });
  return boards.sort((a, b) => a.content.number - b.content.number);
}

/** How long before its text expires an editor is told. */
const NOTICE_DAYS = 60;

/** Boards of departments of which something that is shown stops holding within 60 days, and on which day it last holds. */
export async function expiringBoards(
  ctx: Context,
  departments: readonly string[],
): Promise<{ board: PublishedBoard; until: string }[]> {
  if (departments.length === 0) return [];
  const today = dayOf(ctx.clock.now());
  return (await listPublishedPieces<BoardContent>(ctx, 'board', { departments })).flatMap((board) => {
    const until = endOf(board.content, today);
    return until !== undefined && until <= addDays(today, NOTICE_DAYS) ? [{ board, until }] : [];
  });
}
