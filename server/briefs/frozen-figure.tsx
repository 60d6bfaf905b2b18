import { isShown, isWeighted } from '#shared/statistics/figure.ts';
import { CHART_GROUPS } from '#shared/ui/cross-table.tsx';
import { FigureFrame } from '#shared/ui/figure.tsx';
import type { MethodLine } from '#shared/ui/figure-base.tsx';
import { HeatKeys } from '#shared/ui/heat-keys.tsx';
import { HeatTable } from '#shared/ui/heat-table.tsx';
import { IndexList } from '#shared/ui/index-list.tsx';
import { ShareTable } from '#shared/ui/share-table.tsx';
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
  const weighted = isWeighted(figure);
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
        <HeatTable
          label={title}
          heading={say(by.label)}
          options={options}
          columns={figure.columns}
          swap={false}
          weighted={weighted}
          tongue={view}
        />
      ) : shown ? (
        <ShareTable column={shown} weighted={weighted} tongue={view} />
      ) : (
        <p>{t(figure.few ? 'results.few' : 'results.hid_spoken')}</p>
      )}
      {by ? <HeatKeys figures={[figure]} tongue={view} /> : null}
      <IndexList figure={figure} tongue={view} />
    </FigureFrame>
  );
}
