import { type FigureCell, isShown, type ShownColumn } from '../statistics/figure.ts';
import { Bar } from './bars.tsx';
import { CountCell, HiddenCell } from './figure-cells.tsx';
import { IntervalCell, intervalHeading } from './interval-cell.tsx';
import type { Tongue } from './tongue.ts';

interface Props {
  column: ShownColumn;
  weighted: boolean;
  tongue: Tongue;
}

/** What everybody chose: responses, whole points, beside them what weighting makes of them, and the interval. */
export function ShareTable({ column, weighted, tongue }: Props) {
  const { t, say } = tongue;
  const { cells } = column;
  const shares = cells.some((cell) => shareOf(cell, weighted) !== null);
  const interval = intervalHeading(cells);
  return (
    <table data-rows="options" data-interval={interval && t(interval)}>
      <thead>
        <tr>
          <th scope="col">{t('results.option')}</th>
          <th scope="col" class="r" data-series={shares ? undefined : t('results.count')}>
            {t('results.count')}
          </th>
          {shares ? (
            <th scope="col" class="r" data-series={t('results.percent')}>
              {t(weighted ? 'claims.raw_percent' : 'results.percent')}
            </th>
          ) : null}
          {shares && weighted ? (
            <th scope="col" class="r">
              {t('claims.weighted_percent')}
            </th>
          ) : null}
          {interval ? (
            <th scope="col" class="r">
              {t(interval)}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {cells.map((cell) => (
          <tr key={cell.code} data-code={cell.code}>
            <th scope="row">
              <span class="with">
                <span data-label>{say(cell.label)}</span>
                <Bar percent={lengthOf(cell, column)} />
              </span>
            </th>
            {isShown(cell) ? <CountCell n={cell.n} value={!shares} /> : <HiddenCell tongue={tongue} />}
            {shares ? <Share cell={cell} weighted={weighted} tongue={tongue} /> : null}
            {shares && weighted ? <WeightedShare cell={cell} tongue={tongue} /> : null}
            {interval ? <IntervalCell cell={cell} tongue={tongue} /> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const shareOf = (cell: FigureCell, weighted: boolean): number | null =>
  isShown(cell) ? (weighted ? (cell.raw_percent ?? null) : cell.percent) : null;

function Share({ cell, weighted, tongue }: { cell: FigureCell; weighted: boolean; tongue: Tongue }) {
  if (!isShown(cell)) return <HiddenCell tongue={tongue} />;
  const share = shareOf(cell, weighted);
  return (
    <td
      class="r"
      data-value={share ?? undefined}
      data-weighted={weighted ? (cell.percent ?? undefined) : undefined}
      data-low={cell.interval?.low}
      data-high={cell.interval?.high}
    >
      {share}
    </td>
  );
}

const WeightedShare = ({ cell, tongue }: { cell: FigureCell; tongue: Tongue }) =>
  isShown(cell) ? <td class="r">{cell.percent}</td> : <HiddenCell tongue={tongue} />;

/** The bar's length in points of its base; none for what is hidden. */
const lengthOf = (cell: FigureCell, { base }: ShownColumn): number =>
  isShown(cell) && base ? Math.round((100 * cell.n) / base) : 0;
