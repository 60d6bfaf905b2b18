import { type FigureCell, isShown, type ShownCell } from '../statistics/figure.ts';
import { sayNumber } from '../text/numbers.ts';
import { HiddenCell } from './figure-cells.tsx';
import type { Tongue } from './tongue.ts';

interface Props {
  cell: FigureCell | undefined;
  weighted: boolean;
  tongue: Tongue;
}

/** A share with its shade and its mark; unweighted first, the weighted one beside it. */
export function HeatCell({ cell, weighted, tongue }: Props) {
  if (!cell || !isShown(cell)) return <HiddenCell tongue={tongue} />;
  const first = weighted ? (cell.raw_percent ?? null) : cell.percent;
  if (first === null)
    return (
      // Not drawn: a count beside shares would be read as one.
      <td class="r">{tongue.t('results.copies', { n: sayNumber(cell.n) })}</td>
    );
  return (
    <td
      class={`r ${shadeOf(first)}`}
      data-value={first}
      data-weighted={weighted ? (cell.percent ?? undefined) : undefined}
      data-low={cell.interval?.low}
      data-high={cell.interval?.high}
    >
      <Mark cell={cell} tongue={tongue} />
      {first}
      {weighted && cell.percent !== null ? <Weighted percent={cell.percent} tongue={tongue} /> : null}
    </td>
  );
}

/** The weighted share, told apart by its sign and by its word. */
export const Weighted = ({ percent, tongue: { t } }: { percent: number; tongue: Tongue }) => (
  <span class="weighted">
    {' '}
    <span class="vh">{t('explorer.weighted_spoken')}</span>
    {percent}
  </span>
);

/** An adjusted residual beyond this stands out from what equal groups would give. */
export const STANDS_OUT = 2;

function Mark({ cell: { residual = 0 }, tongue: { t } }: { cell: ShownCell; tongue: Tongue }) {
  if (Math.abs(residual) <= STANDS_OUT) return null;
  const above = residual > 0;
  return (
    <>
      <span aria-hidden="true" class="stands">
        {above ? '▲' : '▼'}
      </span>
      <span class="vh">{t(above ? 'explorer.above' : 'explorer.below')} </span>
    </>
  );
}

/** Five shades by fifths of the whole; under 5 % none. */
export const shadeOf = (percent: number): string =>
  percent < 5 ? '' : `heat-${Math.min(5, 1 + Math.floor(percent / 20))}`;
