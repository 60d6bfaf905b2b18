import { phaseOf } from '#shared/phase.ts';
import type { Context } from '../context.ts';
import { listQuestionnaires } from '../questionnaires/questionnaires.ts';
import { recount } from './counters.ts';
import { isEntryOver } from './entry-closures.ts';
import { listReleases, obstacleTo, putForward } from './releases.ts';

/**
 * Computes the release of every questionnaire that has closed and whose sheets are entered, and puts it before the
 * approvers, drafted by nobody. Only the first one: a release that was returned is made anew by an analyst. Tells how
 * many.
 */
export async function proposeDueReleases(ctx: Context, signal: AbortSignal): Promise<number> {
  let proposed = 0;
  for (const questionnaire of await listQuestionnaires(ctx)) {
    if (signal.aborted) break;
    const closed = phaseOf(questionnaire, ctx.clock.now()) === 'closed';
    if (!closed || !(await isEntryOver(ctx, questionnaire))) continue;
    if ((await listReleases(ctx, questionnaire)).length > 0 || (await obstacleTo(ctx, questionnaire)))
      continue;
    await putForward(ctx, questionnaire, await recount(ctx, questionnaire), null);
    proposed += 1;
  }
  return proposed;
}
