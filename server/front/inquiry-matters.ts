import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { lastDayOf } from '../inquiries/case/clocks.ts';
import { countDesk, countToConfirm, listDesk } from '../inquiries/desk.ts';
import type { DeskTab } from '../inquiries/desk-filter.ts';
import { deskScopeOf } from '../inquiries/desk-scope.ts';
import { can } from '../staff/roles.ts';
import type { Matter, MatterKind } from './matters.ts';

const kinds = {
  overdue: 'inquiries_overdue',
  today: 'inquiries_today',
  dispatch: 'inquiries_dispatch',
  extensions: 'inquiries_extensions',
  call_backs: 'inquiries_call_backs',
} as const satisfies { [tab in DeskTab]?: MatterKind };

/** Cases that are late or due today, and what their centre has to do with them. */
export async function inquiryMatters(ctx: Context, officer: SignedIn): Promise<Matter[]> {
  const { reads, dispatches } = deskScopeOf(officer);
  const answers = reads.some((id) => can(officer, 'answer-inquiries', id));
  const enters = reads.some((id) => can(officer, 'enter-answers', id));
  const tabs: (keyof typeof kinds)[] = [
    ...(answers || dispatches.length > 0 ? (['overdue', 'today'] as const) : []),
    ...(dispatches.length > 0 ? (['dispatch', 'extensions'] as const) : []),
    ...(enters || dispatches.length > 0 ? (['call_backs'] as const) : []),
  ];
  const confirms = (answers || enters) && dispatches.length === 0 ? await countToConfirm(ctx, officer) : 0;
  if (tabs.length === 0) return [];
  const counts = await countDesk(ctx, officer, tabs);
  const today = dayOf(ctx.clock.now());
  const [late] =
    counts.overdue > 0 ? (await listDesk(ctx, officer, { tab: 'overdue' }, { limit: 1 })).cases : [];
  const due = { today, overdue: late?.dueAt && lastDayOf(late.dueAt) };
  const toConfirm: Matter[] =
    confirms === 0
      ? []
      : [
          {
            kind: 'inquiries_confirm',
            n: confirms,
            title: officer.department.name,
            due: undefined,
            path: '/workspace/inquiries?tab=dispatch&kind=disclosure',
            exercise: false,
          },
        ];
  const waiting = tabs
    .filter((tab) => counts[tab] > 0)
    .map((tab) => ({
      kind: kinds[tab],
      n: counts[tab],
      title: officer.department.name,
      due: tab === 'today' || tab === 'overdue' ? due[tab] : undefined,
      path: `/workspace/inquiries?tab=${tab}`,
      exercise: false,
    }));
  return [...waiting, ...toConfirm];
}

/** Overdue cases, for the rail. */
export const countOverdue = async (ctx: Context, officer: SignedIn): Promise<number> =>
  (await countDesk(ctx, officer, ['overdue'])).overdue;
