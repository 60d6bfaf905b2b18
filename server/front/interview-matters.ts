import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { countStanding } from '../interviews/desk.ts';
import type { Interview, PublishedInterview } from '../interviews/interview.ts';
import { phaseOf, transcriptDueOn } from '../interviews/phases.ts';
import { listStanding } from '../interviews/queue.ts';
import { listPublishedPieces } from '../pieces/published.ts';
import { can, scopeOf } from '../staff/roles.ts';
import type { Matter } from './matters.ts';

/** Questions that wait for a moderator until the interview is over, and the transcript that is due on its day. */
export async function interviewMatters(ctx: Context, officer: SignedIn): Promise<Matter[]> {
  const departments = scopeOf(officer);
  if (departments.length === 0) return [];
  const interviews = await listPublishedPieces<Interview>(ctx, 'interview', { departments });
  return (await Promise.all(interviews.map((each) => mattersOfOne(ctx, officer, each)))).flat();
}

async function mattersOfOne(
  ctx: Context,
  officer: SignedIn,
  interview: PublishedInterview,
): Promise<Matter[]> {
  const { content, departmentId, id } = interview;
  const common = { title: content.title, path: `/workspace/interviews/${id}`, exercise: false };
  const phase = phaseOf(content, ctx.clock.now());
  if (phase === 'transcript') return [];
  if (phase === 'over')
    return can(officer, 'write-content', departmentId)
      ? [{ ...common, kind: 'transcript', n: 1, due: transcriptDueOn(content) }]
      : [];
  if (!can(officer, 'release-comments', departmentId)) return [];
  const n = countStanding(await listStanding(ctx, id)).received;
  return n > 0 ? [{ ...common, kind: 'questions', n, due: dayOf(new Date(content.start)) }] : [];
}
