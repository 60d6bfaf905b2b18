import type { Figure } from '#shared/statistics/figure.ts';
import { localIso } from '#shared/time.ts';
import { DomainError } from '../errors.ts';
import { figureOf } from './figures.ts';
import type { ReleaseWithSnapshot } from './release-snapshots.ts';

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
export function releasedFigure(
  { no, hash, publishedAt, snapshot }: ReleaseWithSnapshot,
  item: string,
  by: string | null,
): Figure {
  const figure = figureOf(snapshot, item, by);
  if (!figure) throw new FigureNotReleasedError();
  return publishedAt ? { ...figure, release: { no, at: localIso(publishedAt), hash } } : figure;
}
