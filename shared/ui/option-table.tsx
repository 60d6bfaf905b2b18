import type { Text } from '../questionnaire/definition.ts';
import { type FigureCell, type FigureColumn, isShown } from '../statistics/figure.ts';
import { CountCell, HiddenCell } from './figure-cells.tsx';
import { HeatCell } from './heat-cell.tsx';
import { Base } from './heat-table.tsx';
import { IntervalCell, intervalHeading } from './interval-cell.tsx';
import type { Tongue } from './tongue.ts';

interface Props {
  label: string;
  heading: string;
  option: { code: string; text: Text };
  columns: FigureColumn[];
  weighted: boolean;
  tongue: Tongue;
}

/** One option in every group, with its interval where one may be shown: what dots, tiles and lines are drawn from. */
export function OptionTable({ label, heading, option, columns, weighted, tongue }: Props) {
  const { t, say } = tongue;
  const rows = columns.map((column) => ({ column, cell: cellOf(column, option.code) }));
  const interval = intervalHeading(rows.map(({ cell }) => cell));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={label}>
      <table
        class="cross"
        data-rows="groups"
        data-interval={interval && t(interval)}
        data-weighted-name={weighted ? t('claims.weighted_percent') : undefined}
      >
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            <th scope="col" class="r" data-series={say(option.text)} data-code={option.code}>
              {t('explorer.share_of', { option: say(option.text) })}
            </th>
            {interval ? (
              <th scope="col" class="r">
                {t(interval)}
              </th>
            ) : null}
            <th scope="col" class="r">
              {t('results.count')}
            </th>
            <th scope="col" class="r">
              {t('results.base')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ column, cell }) => (
            <tr
              key={column.code}
              data-code={column.code ?? ''}
              data-rest={column.code === '' ? '' : undefined}
            >
              <th scope="row">
                <span data-label>{say(column.label)}</span>
              </th>
              <HeatCell cell={cell} weighted={weighted} tongue={tongue} />
              {interval ? <IntervalCell cell={cell} tongue={tongue} /> : null}
              {cell && isShown(cell) ? <CountCell n={cell.n} dim /> : <HiddenCell tongue={tongue} />}
              <Base column={column} tongue={tongue} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const cellOf = (column: FigureColumn, code: string): FigureCell | undefined =>
  isShown(column) ? column.cells.find((cell) => cell.code === code) : undefined;
