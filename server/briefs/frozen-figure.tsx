import { isShown } from '#shared/statistics/figure.ts';
import { BarTable } from '#shared/ui/bar-table.tsx';
import { CHART_GROUPS, CrossTable } from '#shared/ui/cross-table.tsx';
import { FigureFrame } from '#shared/ui/figure.tsx';
import type { MethodLine } from '#shared/ui/figure-base.tsx';
import { IndexList } from '#shared/ui/index-list.tsx';
import { useView } from '../http/view.ts';
import type { BriefFigure } from './figures.ts';

interface Props extends Pick<BriefFigure, 'figure'> {
  method: MethodLine[] | undefined;
}

/** A figure as it was frozen, over everybody or by groups, with what none is shown without. */
export function FrozenFigure({ figure, method }: Props) {
  const view = useView();
  const { t, say } = view;
  const { no, label, question, options, by } = figure.wording;
  const wording = question ? t('results.row_of', { question: say(question), row: say(label) }) : say(label);
  const title = by ? t('results.crossed', { item: wording, by: say(by.label) }) : wording;
  const [total] = figure.columns;
  const shown = !figure.few && total && isShown(total) ? total : undefined;
  const grouped = figure.columns.filter(({ code }) => code).length <= CHART_GROUPS;
  const chart = by ? (grouped ? 'groups' : undefined) : shown ? 'bars' : undefined;
  return (
    <FigureFrame
      title={title}
      unit={t(by ? 'results.unit_columns' : 'results.unit', { no })}
      chart={chart && { kind: chart, view: 'table' }}
      figures={[figure]}
      method={method}
      tongue={view}
    >
      {by ? (
        <CrossTable label={title} options={options} columns={figure.columns} tongue={view} />
      ) : shown ? (
        <BarTable column={shown} tongue={view} />
      ) : (
        <p>{t(figure.few ? 'results.few' : 'results.hid_spoken')}</p>
      )}
      <IndexList figure={figure} tongue={view} />
    </FigureFrame>
  );
}
