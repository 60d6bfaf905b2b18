import { isShown } from '#shared/statistics/figure.ts';
import { BarTable } from '#shared/ui/bar-table.tsx';
import { CHART_GROUPS, CrossTable } from '#shared/ui/cross-table.tsx';
import { FigureFrame } from '#shared/ui/figure.tsx';
import { useView } from '../http/view.ts';
import type { BriefFigure } from './figures.ts';

/** A figure as it was frozen, over everybody or by groups, with the line without which none is shown. */
export function FrozenFigure({
  variable,
  profile,
  figure,
}: Pick<BriefFigure, 'variable' | 'profile' | 'figure'>) {
  const view = useView();
  const { t, say } = view;
  const { no, label, question } = variable;
  const wording = question ? t('results.row_of', { question: say(question), row: say(label) }) : say(label);
  const title = profile ? t('results.crossed', { item: wording, by: say(profile.label) }) : wording;
  const [total] = figure.columns;
  const shown = !figure.few && total && isShown(total) ? total : undefined;
  const grouped = figure.columns.filter(({ code }) => code).length <= CHART_GROUPS;
  const chart = profile ? (grouped ? 'groups' : undefined) : shown ? 'bars' : undefined;
  return (
    <FigureFrame
      title={title}
      unit={t(profile ? 'results.unit_columns' : 'results.unit', { no })}
      chart={chart && { kind: chart, view: 'table' }}
      figures={[figure]}
      tongue={view}
    >
      {profile ? (
        <CrossTable label={title} options={variable.options} columns={figure.columns} tongue={view} />
      ) : shown ? (
        <BarTable column={shown} tongue={view} />
      ) : (
        <p>{t(figure.few ? 'results.few' : 'results.hid_spoken')}</p>
      )}
    </FigureFrame>
  );
}
