import type { Key } from '../i18n/catalogues.ts';
import { type FigureCell, type Interval, isShown } from '../statistics/figure.ts';
import { HiddenCell } from './figure-cells.tsx';
import type { Tongue } from './tongue.ts';

const headings: { [kind in Interval['kind']]: Key } = {
  modelled: 'claims.interval_modelled',
  confidence: 'claims.interval_confidence',
};

/** What the column of intervals is called; undefined where no cell has one. */
export function intervalHeading(cells: (FigureCell | undefined)[]): Key | undefined {
  for (const cell of cells) if (cell && isShown(cell) && cell.interval) return headings[cell.interval.kind];
  return undefined;
}

export function IntervalCell({ cell, tongue }: { cell: FigureCell | undefined; tongue: Tongue }) {
  if (!cell || !isShown(cell)) return <HiddenCell tongue={tongue} />;
  const { interval } = cell;
  return (
    <td class="r dim">
      {interval ? tongue.t('claims.interval_of', { low: interval.low, high: interval.high }) : null}
    </td>
  );
}
