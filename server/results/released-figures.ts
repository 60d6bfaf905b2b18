import type { Figure } from '#shared/statistics/figure.ts';
import { localIso } from '#shared/time.ts';
import { DomainError } from '../errors.ts';
import { boundedRelease } from './estimated.ts';
import { figureOf } from './figures.ts';
import type { ReleaseWithSnapshot } from './release-snapshots.ts';
import { weightedFigureOf } from './weighting/weighted-figure.ts';

/** There is no public release yet; `day` is the day by which there will be one, in words. */
export class NotReleasedError extends DomainError {
  readonly type = 'not-released';
  readonly status = 404;
  override readonly values: { day: string };

  constructor(day: string) {
    super();
    this.values = { day };
  }
}

/** The release holds no such figure: it was never counted, or it cannot be shown without giving people away. */
export class FigureNotReleasedError extends DomainError {
  readonly type = 'figure-not-released';
  readonly status = 404;
}

/** A figure of a release. Throws FigureNotReleasedError. */
export const releasedFigure = (release: ReleaseWithSnapshot, item: string, by: string | null): Figure =>
  named(release, figureOf(release.snapshot, item, by));

/** An item's weighted figure of a release. Throws FigureNotReleasedError. */
export const releasedWeighted = (release: ReleaseWithSnapshot, item: string): Figure =>
  named(release, weightedFigureOf(release.snapshot, item));

function named({ no, hash, publishedAt }: ReleaseWithSnapshot, figure: Figure | undefined): Figure {
  if (!figure) throw new FigureNotReleasedError();
  const told = boundedRelease(figure);
  return publishedAt ? { ...told, release: { no, at: localIso(publishedAt), hash } } : told;
}
