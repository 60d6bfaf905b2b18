import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { expiringBoards } from '../open-day/boards.ts';
import { can, scopeOf } from '../staff/roles.ts';
import type { Matter } from './matters.ts';

/** Exhibition boards whose dated words will soon no longer hold, for those who write them. */
export async function boardMatters(ctx: Context, officer: SignedIn): Promise<Matter[]> {
  const departments = scopeOf(officer).filter((id) => can(officer, 'write-content', id));
  return (await expiringBoards(ctx, departments)).map(
    ({ board: { id, content }, until }): Matter => ({
      kind: 'board_expiring',
      n: 1,
      title: content.title,
      due: until,
      path: `/workspace/pieces/${id}`,
      exercise: false,
    }),
  );
}
