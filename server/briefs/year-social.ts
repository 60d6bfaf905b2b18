import type { Text } from '#shared/questionnaire/definition.ts';
import { isShown } from '#shared/statistics/figure.ts';
import { DomainError } from '../errors.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import type { ReleaseWithSnapshot } from '../results/release-snapshots.ts';
import { releasedFigure } from '../results/released-figures.ts';

/** A rate that was defined before a questionnaire opened, as its release says it. */
export interface SocialFigure {
  questionnaire: Text;
  address: string;
  /** Of what. */
  item: Text;
  rate: Text;
  n: number;
  base: number;
  percent: number;
}

/** 社会评议: what a release holds of such rates, and nothing that is not released. */
export function socialFigures(
  { slug, live }: Pick<Questionnaire, 'slug' | 'live'>,
  release: ReleaseWithSnapshot,
): SocialFigure[] {
  const { rates = {}, variables } = release.snapshot;
  return variables
    .filter(({ code }) => rates[code] !== undefined)
    .flatMap(({ code, label }) =>
      indicesOf(release, code).flatMap((index) =>
        isShown(index) && index.percent !== null && index.base !== null
          ? [
              {
                questionnaire: live.definition.title,
                address: `/questionnaires/${slug}/results?item=${code}`,
                item: label,
                rate: index.label,
                n: index.n,
                base: index.base,
                percent: index.percent,
              },
            ]
          : [],
      ),
    );
}

function indicesOf(release: ReleaseWithSnapshot, item: string) {
  try {
    return releasedFigure(release, item, null).indices ?? [];
  } catch (error) {
    // It is in the release, and cannot be shown.
    if (error instanceof DomainError) return [];
    throw error;
  }
}
