import type { ComponentChildren } from 'preact';
import type { Figure } from '../statistics/figure.ts';
import type { ChartKind } from './chart-kinds.ts';
import { FigureBase, type MethodLine } from './figure-base.tsx';
import type { Tongue } from './tongue.ts';

interface Props {
  /** The exact wording. */
  title: string;
  /** Number of the item and unit. */
  unit: string;
  /** How a chart may draw the table; `view` says which of the two is shown first. */
  chart?: { kind: ChartKind; view: 'table' | 'chart' } | undefined;
  figures: Figure[];
  /** How they were made, whole. */
  method?: MethodLine[] | undefined;
  /** What stands under the table and under its drawing alike. */
  below?: ComponentChildren;
  /** Files of this very figure. */
  files?: ComponentChildren;
  tongue: Tongue;
  children: ComponentChildren;
}

/** A figure: caption, table, and the line without which it is not shown. */
export function FigureFrame({ title, unit, chart, figures, method, below, files, tongue, children }: Props) {
  const { t } = tongue;
  return (
    <figure
      class="fig"
      data-chart={chart?.kind}
      data-view={chart?.view}
      data-show-chart={chart && t('results.show_chart')}
      data-show-table={chart && t('results.show_table')}
    >
      <figcaption>
        <b>{title}</b>
        {unit}
      </figcaption>
      <div data-table>{children}</div>
      {below}
      <FigureBase figures={figures} method={method} tongue={tongue} />
      {files}
    </figure>
  );
}
