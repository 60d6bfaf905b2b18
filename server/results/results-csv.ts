import { stringify } from 'csv-stringify/sync';
import { claimsOf } from '#shared/statistics/claims.ts';
import type { Figure } from '#shared/statistics/figure.ts';
import type { DatedTongue } from '#shared/ui/tongue.ts';
import { figureRows, guarded, type Value } from './figure-rows.ts';
import { crossedBy } from './figures.ts';
import { type Disclosed, methodNote, methodWords } from './method-note.ts';
import type { ReleaseWithSnapshot } from './release-snapshots.ts';
import { releasedFigure, releasedWeighted } from './released-figures.ts';
import { weightedItems } from './weighting/weighted-figure.ts';

/** Every figure of a release as UTF-8 CSV with a byte order mark, an option of a group a line, as `releaseRows` has them. */
export function releaseCsv(release: ReleaseWithSnapshot, asked: Disclosed, tongue: DatedTongue): string {
  const { headings, rows } = releaseRows(release, asked, tongue);
  return `\ufeff${stringify([headings, ...rows].map((row) => row.map(guarded)))}`;
}

/**
 * The same line by line. What is hidden stands there without a number. The first line of each figure has the whole note
 * that stands in it, every other what the numbers can stand for; the first of an item its method note.
 */
export function releaseRows(
  release: ReleaseWithSnapshot,
  asked: Disclosed,
  tongue: DatedTongue,
): { headings: string[]; rows: Value[][] } {
  const honesty = tongue.t(claimsOf(release.snapshot.sample).words.honesty);
  const { headings } = figureRows([], tongue);
  const rows = figuresOf(release).flatMap((figure) => {
    const [first = [], ...others] = figureRows([figure], tongue).rows;
    const method = figure.by === null ? methodWords(methodNote(figure, asked, tongue), tongue) : '';
    return [[...first, method], ...others.map((line) => [...line.slice(0, -1), honesty, ''])];
  });
  return { headings: [...headings, tongue.t('claims.method')], rows };
}

/** An item over everybody, weighted where the release holds it, then by profile items. */
function figuresOf(release: ReleaseWithSnapshot): Figure[] {
  const { snapshot } = release;
  const profiles = snapshot.profiles
    .map(({ code }) => code)
    .filter((code) => snapshot.marginals.some(({ item }) => item === code));
  const whole = [...profiles, ...snapshot.variables.map(({ code }) => code)];
  const weighted = weightedItems(snapshot);
  return whole.flatMap((item) => [
    releasedFigure(release, item, null),
    ...(weighted.has(item) ? [releasedWeighted(release, item)] : []),
    ...crossedBy(snapshot, item).map((by) => releasedFigure(release, item, by)),
  ]);
}
