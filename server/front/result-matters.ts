import { phaseOf } from '#shared/phase.ts';
import { dayOf, daysBetween, lastDayBefore } from '#shared/time.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { entryDeadline, isEntryOver } from '../results/entry-closures.ts';
import { approvalOf, listReleases } from '../results/releases.ts';
import { can } from '../staff/roles.ts';
import type { Matter } from './matters.ts';

/** Days before a promise at which those who only watch are told. */
const WARNING = 7;

/** What a questionnaire asks of an officer: its closing today, its entry, its results. */
export async function questionnaireMatters(
  ctx: Context,
  officer: SignedIn,
  questionnaire: Questionnaire,
): Promise<Matter[]> {
  const { slug, departmentId, closesAt, resultsDueOn, live, exercise } = questionnaire;
  const now = ctx.clock.now();
  const today = dayOf(now);
  const matter = (kind: Matter['kind'], due: string): Matter[] => [
    { kind, n: 1, title: live.definition.title, due, path: `/workspace/questionnaires/${slug}`, exercise },
  ];
  const phase = phaseOf(questionnaire, now);
  if (phase === 'open') return lastDayBefore(closesAt) === today ? matter('closing', today) : [];
  if (phase !== 'closed') return [];
  const releases = await listReleases(ctx, questionnaire);
  if (releases.some(({ publishedAt }) => publishedAt)) return [];
  if (!can(officer, 'make-results', departmentId))
    return can(officer, 'see-figures', departmentId) && daysBetween(today, resultsDueOn) < WARNING
      ? matter('results_due', resultsDueOn)
      : [];
  if (!(await isEntryOver(ctx, questionnaire))) return matter('entry', entryDeadline(questionnaire));
  const last = releases.at(-1);
  const state = last && (await approvalOf(ctx, last))?.state;
  return state === 'waiting'
    ? []
    : matter(state === 'returned' ? 'release_returned' : 'release', resultsDueOn);
}
