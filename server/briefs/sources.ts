import { phaseOf } from '#shared/phase.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { SampleKind } from '#shared/statistics/figure.ts';
import { localIso } from '#shared/time.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { listEveryQuestionnaire, type Questionnaire } from '../questionnaires/questionnaires.ts';
import type { Counters } from '../results/counters.ts';
import { type InScope, inScope } from '../results/figure-scope.ts';
import { mergeChannels, type PublishedCounts } from '../results/published.ts';
import type { ReleaseWithSnapshot } from '../results/release-snapshots.ts';
import { findCurrentRelease } from '../results/releases.ts';
import type { Brief } from './briefs.ts';

/** A questionnaire that a brief may speak of. */
export interface Source {
  questionnaire: Questionnaire;
  /** The release that holds, if there is one. */
  release: ReleaseWithSnapshot | undefined;
  /** Which unreleased figures the brief’s department may see; undefined: none. */
  scope: InScope | undefined;
}

/** What was asked of whom by a questionnaire, and who answered, as a brief says it. */
export interface AskedQuestionnaire {
  slug: string;
  title: Text;
  sponsor: Text;
  population: Text;
  sample: SampleKind;
  note: Text;
  opens_at: string;
  closes_at: string;
  open: boolean;
  n: number;
  channels: PublishedCounts['channels'];
  version: { no: number; hash: string };
  release: { no: number; at: string; hash: string; data_cut: string } | null;
}

/**
 * The questionnaires that a brief of a department may cite: its own, those in which an item names it, and those whose
 * results are public. None that was taken back or is only rehearsed.
 */
export async function listSources(
  ctx: Context,
  officer: SignedIn,
  { departmentId }: Pick<Brief, 'departmentId'>,
): Promise<Source[]> {
  const real = (await listEveryQuestionnaire(ctx)).filter((each) => !each.retracted && !each.exercise);
  const sources = await Promise.all(
    real.map(async (questionnaire): Promise<Source[]> => {
      const release = await findCurrentRelease(ctx, questionnaire);
      const scope = inScope(officer, questionnaire);
      const ours = questionnaire.departmentId === departmentId || officer.department.id === departmentId;
      const begun = phaseOf(questionnaire, ctx.clock.now()) !== 'coming';
      return begun && (release || (ours && scope))
        ? [{ questionnaire, release, scope: ours ? scope : undefined }]
        : [];
    }),
  );
  return sources.flat();
}

export async function describeSource(
  ctx: Context,
  counters: Counters,
  { questionnaire, release }: Source,
): Promise<AskedQuestionnaire> {
  const { slug, live, opensAt, closesAt } = questionnaire;
  const { title, sponsor, population, sample_note: note } = live.definition;
  const counted = release?.snapshot ?? (await countedNow(counters, questionnaire));
  return {
    slug,
    title,
    sponsor,
    population,
    sample: live.definition.sample,
    note,
    opens_at: localIso(opensAt),
    closes_at: localIso(closesAt),
    open: phaseOf(questionnaire, ctx.clock.now()) === 'open',
    n: counted.n,
    channels: counted.channels,
    version: { no: live.no, hash: live.hash },
    release: release?.publishedAt
      ? {
          no: release.no,
          at: localIso(release.publishedAt),
          hash: release.hash,
          data_cut: release.snapshot.data_cut,
        }
      : null,
  };
}

async function countedNow(counters: Counters, questionnaire: Questionnaire) {
  const { whole } = await counters.of(questionnaire);
  return { n: whole.n, channels: mergeChannels(whole.channels()) };
}
