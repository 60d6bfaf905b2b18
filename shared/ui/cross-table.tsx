import type { Text } from '../questionnaire/definition.ts';
import { type FigureCell, type FigureColumn, isShown } from '../statistics/figure.ts';
import { CountCell, HiddenCell, ShareCell } from './figure-cells.tsx';
import type { Tongue } from './tongue.ts';

interface Props {
  label: string;
  options: { code: string; text: Text }[];
  columns: FigureColumn[];
  tongue: Tongue;
}

/** How many groups a chart can tell apart by colour. */
export const CHART_GROUPS = 5;

/** Options down, groups across, each share of its column's base; the bases stand in the last row. */
export function CrossTable({ label, options, columns, tongue }: Props) {
  const { t, say } = tongue;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={label}>
      <table class="cross">
        <thead>
          <tr>
            <th scope="col">{t('results.option')}</th>
            {columns.map((column) => (
              <th
                key={column.code}
                scope="col"
                class="r"
                data-series={column.code ? say(column.label) : undefined}
              >
                {say(column.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {options.map(({ code, text }) => (
            <tr key={code}>
              <th scope="row">
                <span data-label>{say(text)}</span>
              </th>
              {columns.map((column) => (
                <Cell key={column.code} cell={cellIn(column, code)} tongue={tongue} />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('results.base')}</th>
            {columns.map((column) =>
              isShown(column) && column.base !== null ? (
                <CountCell key={column.code} n={column.base} dim />
              ) : (
                <HiddenCell key={column.code} tongue={tongue} />
              ),
            )}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

const cellIn = (column: FigureColumn, code: string): FigureCell | undefined =>
  isShown(column) ? column.cells.find((cell) => cell.code === code) : undefined;

const Cell = ({ cell, tongue }: { cell: FigureCell | undefined; tongue: Tongue }) =>
  cell ? <ShareCell cell={cell} tongue={tongue} /> : <HiddenCell tongue={tongue} />;
