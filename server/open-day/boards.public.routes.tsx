import { Hono } from 'hono';
import { qrPng } from '../access/qr.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { pageOfPiece, replyWithPiece } from '../pieces/piece-reply.tsx';
import { previews } from '../pieces/previews.ts';
import { type BoardContent, boardPath, boardSlug } from './board-content.ts';
import { BoardPage } from './board-page.tsx';
import { BoardSheets, papers } from './board-sheet.tsx';
import { boardsOf, type PublishedBoard } from './boards.ts';
import { BoardsPage } from './boards-page.tsx';
import { findEdition, getEdition } from './open-day.ts';

/** Exhibition boards, for reading and for paper. */
export function boardsRoutes(ctx: Context) {
  previews.register('board', async (_c, piece) => {
    const board = piece as PublishedBoard;
    const edition = await findEdition(ctx, Number(board.content.edition));
    return <BoardPage board={board} edition={edition} boards={[]} />;
  });

  const paperOf = (c: PageContext) => papers.find((each) => each === c.req.query('paper'));

  const coded = (c: PageContext, board: PublishedBoard) => {
    const { link, ...rest } = board.content;
    const address = link ?? `${ctx.env.PUBLIC_URL}${c.get('view').href(boardPath(rest))}`;
    return { board, address, qr: qrPng(address) };
  };

  return new Hono<PageEnv>()
    .get('/open-day/:year/boards', async (c) => {
      const edition = await getEdition(ctx, yearIn(c.req.param('year')));
      const boards = await boardsOf(ctx, edition.year);
      const title = c.get('view').t('exhibition.of_year', { year: edition.year });
      const paper = paperOf(c);
      const back = `/open-day/${edition.year}/boards`;
      return paper
        ? page(
            c,
            <BoardSheets {...{ edition, paper, back }} boards={boards.map((each) => coded(c, each))} />,
            { title, sheets: true },
          )
        : page(c, <BoardsPage edition={edition} boards={boards} />, { title });
    })
    .get('/open-day/:year/boards/:no', (c) => {
      const year = yearIn(c.req.param('year'));
      const no = c.req.param('no');
      if (!/^[1-9]\d?$/.test(no)) throw new NotFoundError();
      const slug = boardSlug({ edition: String(year), number: Number(no) });
      return replyWithPiece<BoardContent>(ctx, c, ['board', slug], async (board) => {
        const edition = await getEdition(ctx, year);
        const title = c.get('view').say(board.content.title);
        const paper = paperOf(c);
        const back = boardPath(board.content);
        return paper
          ? page(c, <BoardSheets {...{ edition, paper, back }} boards={[coded(c, board)]} />, {
              title,
              sheets: true,
            })
          : pageOfPiece(c, board, <BoardPage {...{ board, edition }} boards={await boardsOf(ctx, year)} />, {
              title,
            });
      });
    });
}

function yearIn(year: string): number {
  if (!/^\d{4}$/.test(year)) throw new NotFoundError();
  return Number(year);
}
