import { Hono } from 'hono';
import { countComments, countDays } from '../comments/comment-counts.ts';
import { getInScope } from '../consultations/consultation-scope.ts';
import type { Consultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { type Act, can } from '../staff/roles.ts';
import { BoardPage, type Work } from './board-page.tsx';
import { boardsOf, listBoards } from './boards.ts';
import { BoardsPage } from './boards-page.tsx';

/** The places of a consultation, and what an officer must be able to do to go there. */
const places: (Work & { acts: Act[] })[] = [
  { to: 'comments', label: 'boards.go_comments', acts: ['read-texts', 'decide-appeal'] },
  { to: 'entry', label: 'boards.go_entry', acts: ['enter-answers'] },
  { to: 'opinions', label: 'boards.go_opinions', acts: ['read-texts'] },
  { to: 'groups', label: 'boards.go_groups', acts: ['see-figures'] },
  { to: 'period', label: 'boards.go_period', acts: ['see-figures'] },
  { to: 'outcome', label: 'boards.go_outcome', acts: ['see-figures'] },
];

const workOf = (officer: SignedIn, { departmentId }: Consultation): Work[] =>
  places.filter(({ acts }) => acts.some((act) => can(officer, act, departmentId)));

/** Consultations as officers follow them: the department's board, and that of each. */
export const consultationsWorkspaceRoutes = (ctx: Context) =>
  new Hono<PageEnv>()
    .get('/workspace/consultations', async (c) => {
      const officer = officerOf(c);
      const prepares = officer.roles.some(
        ({ departmentId }) =>
          can(officer, 'write-content', departmentId) || can(officer, 'act-in-chain', departmentId),
      );
      const body = <BoardsPage boards={await listBoards(ctx, officer)} prepares={prepares} />;
      return page(c, body, { title: c.get('view').t('boards.title'), workspace: true });
    })
    .get('/workspace/consultations/:slug', async (c) => {
      const officer = officerOf(c);
      const consultation = await getInScope(ctx, officer, c.req.param('slug'));
      const [board] = await boardsOf(ctx, officer, [consultation]);
      if (!board) throw new NotFoundError();
      const counts = board.figures && (await countComments(ctx, consultation));
      const days = board.figures ? await countDays(ctx, consultation) : [];
      const body = (
        <BoardPage board={board} counts={counts} days={days} work={workOf(officer, consultation)} />
      );
      return page(c, body, { title: c.get('view').say(consultation.title), workspace: true });
    });
