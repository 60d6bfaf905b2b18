import { type FigureCell, isShown, type ShownColumn } from '../statistics/figure.ts';
import { Bar } from './bars.tsx';
import { CountCell, HiddenCell } from './figure-cells.tsx';
import type { Tongue } from './tongue.ts';

interface Props {
  column: ShownColumn;
  tongue: Tongue;
}

/** One column of options: a bar beside each option, responses and whole points in columns of their own. */
export function BarTable({ column, tongue }: Props) {
  const { t, say } = tongue;
  const shares = column.cells.some((cell) => isShown(cell) && cell.percent !== null);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('results.option')}</th>
          <th scope="col" class="r" data-series={shares ? undefined : t('results.count')}>
            {t('results.count')}
          </th>
          {shares ? (
            <th scope="col" class="r" data-series={t('results.percent')}>
              {t('results.percent')}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {column.cells.map((cell) => (
          <tr key={cell.code}>
            <th scope="row">
              <span class="with">
                <span data-label>{say(cell.label)}</span>
                <Bar percent={lengthOf(cell, column)} />
              </span>
            </th>
            {isShown(cell) ? <CountCell n={cell.n} value={!shares} /> : <HiddenCell tongue={tongue} />}
            {shares ? <Percent cell={cell} tongue={tongue} /> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Percent({ cell, tongue }: { cell: FigureCell; tongue: Tongue }) {
  if (!isShown(cell)) return <HiddenCell tongue={tongue} />;
  return (
    <td class="r" data-value={cell.percent ?? undefined}>
      {cell.percent}
    </td>
  );
}

/** The bar's length in points of its base, rounded like the percent beside it; none for what is hidden. */
const lengthOf = (cell: FigureCell, { base }: ShownColumn): number =>
  isShown(cell) && base ? Math.round((100 * cell.n) / base) : 0;
