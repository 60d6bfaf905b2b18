import { type Figure, isShown, isWeighted } from '../statistics/figure.ts';
import { STANDS_OUT } from './heat-cell.tsx';
import type { Tongue } from './tongue.ts';

/** What the second number of a cell and its mark mean, under tables that have them. */
export function HeatKeys({ figures, tongue: { t } }: { figures: Figure[]; tongue: Tongue }) {
  return (
    <>
      {figures.some(isWeighted) ? <p class="sm dim">{t('explorer.weighted_key')}</p> : null}
      {figures.some(isMarked) ? <p class="sm dim">{t('explorer.marks_key')}</p> : null}
    </>
  );
}

const isMarked = ({ columns }: Figure): boolean =>
  columns.some(
    (column) =>
      isShown(column) &&
      column.cells.some((cell) => isShown(cell) && Math.abs(cell.residual ?? 0) > STANDS_OUT),
  );
