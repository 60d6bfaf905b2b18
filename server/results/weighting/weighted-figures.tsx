import type { ComponentChildren } from 'preact';
import { type Figure, isShown, type ShownColumn } from '#shared/statistics/figure.ts';
import { FigureFrame } from '#shared/ui/figure.tsx';
import { CountCell, HiddenCell } from '#shared/ui/figure-cells.tsx';
import type { Tongue } from '#shared/ui/tongue.ts';
import { useView } from '../../http/view.ts';
import type { Questionnaire } from '../../questionnaires/questionnaires.ts';
import { methodNote } from '../method-note.ts';
import type { ReleaseWithSnapshot } from '../release-snapshots.ts';
import { releasedWeighted } from '../released-figures.ts';
import { weightedItems } from './weighted-figure.ts';

interface Props {
  release: ReleaseWithSnapshot;
  /** The codes of what is counted, in order. */
  items: string[];
}

/** Raw and weighted shares side by side, of what a release holds weighted. Several rows stand under a key of their own. */
export function WeightedFigures({ release, items }: Props) {
  const { t } = useView();
  const there = weightedItems(release.snapshot);
  const figures = items.filter((item) => there.has(item)).map((item) => releasedWeighted(release, item));
  const [first] = figures;
  if (!first) return null;
  if (figures.length === 1) return <WeightedFigure figure={first} />;
  return (
    <details>
      <summary>{t('weighting.rows_weighted')}</summary>
      {figures.map((figure) => (
        <WeightedFigure key={figure.item} figure={figure} />
      ))}
    </details>
  );
}

interface OneProps {
  figure: Figure;
  /** Of whose answers it is, where there is room for the whole method note. */
  questionnaire?: Questionnaire;
  files?: ComponentChildren;
}

/** One of them; at its own address with its method note and its files. */
export function WeightedFigure({ figure, questionnaire, files }: OneProps) {
  const view = useView();
  const { t, say } = view;
  const [column] = figure.columns;
  const { no, label, question } = figure.wording;
  return (
    <FigureFrame
      title={t('weighting.figure_title', {
        item: question ? t('results.row_of', { question: say(question), row: say(label) }) : say(label),
      })}
      unit={t('weighting.figure_unit', { no })}
      figures={[figure]}
      method={questionnaire && methodNote(figure, questionnaire, view)}
      files={files}
      tongue={view}
    >
      {column && isShown(column) ? <SideBySide column={column} tongue={view} /> : null}
    </FigureFrame>
  );
}

function SideBySide({ column, tongue }: { column: ShownColumn; tongue: Tongue }) {
  const { t, say } = tongue;
  const bounds = column.cells.find((cell) => isShown(cell) && cell.interval !== null);
  const kind = bounds && isShown(bounds) ? bounds.interval?.kind : undefined;
  const shares = column.cells.some((cell) => isShown(cell) && cell.percent !== null);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('results.option')}</th>
          <th scope="col" class="r">
            {t('results.count')}
          </th>
          {shares ? (
            <>
              <th scope="col" class="r">
                {t('weighting.raw')}
              </th>
              <th scope="col" class="r">
                {t('weighting.weighted')}
              </th>
            </>
          ) : null}
          {kind ? (
            <th scope="col" class="r">
              {t(kind === 'modelled' ? 'claims.interval_modelled' : 'claims.interval_confidence')}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {column.cells.map((cell) => (
          <tr key={cell.code}>
            <th scope="row">{say(cell.label)}</th>
            {isShown(cell) ? <CountCell n={cell.n} /> : <HiddenCell tongue={tongue} />}
            {shares ? (
              isShown(cell) ? (
                <>
                  <td class="r">{cell.raw_percent}</td>
                  <td class="r">{cell.percent}</td>
                </>
              ) : (
                <>
                  <HiddenCell tongue={tongue} />
                  <HiddenCell tongue={tongue} />
                </>
              )
            ) : null}
            {kind ? (
              isShown(cell) ? (
                <td class="r">
                  {cell.interval
                    ? t('weighting.bounds', { low: cell.interval.low, high: cell.interval.high })
                    : t('weighting.no_bounds')}
                </td>
              ) : (
                <HiddenCell tongue={tongue} />
              )
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
