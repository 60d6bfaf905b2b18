import type { ComponentChildren } from 'preact';
import { type Figure, isShown, isWeighted } from '#shared/statistics/figure.ts';
import { CHART_GROUPS, CrossTable } from '#shared/ui/cross-table.tsx';
import { FigureFrame } from '#shared/ui/figure.tsx';
import type { MethodLine } from '#shared/ui/figure-base.tsx';
import { saySummary } from '#shared/ui/figure-note.ts';
import { IndexList, sayRate } from '#shared/ui/index-list.tsx';
import { ShareTable } from '#shared/ui/share-table.tsx';
import { StackedTable } from '#shared/ui/stacked-table.tsx';
import { useView, type View } from '../http/view.ts';
import type { PublishedProfile, PublishedVariable } from './published.ts';

interface WholeProps {
  variable: PublishedVariable;
  figure: Figure;
  /** The whole method note, where there is room for it. */
  method?: MethodLine[] | undefined;
  files?: ComponentChildren;
}

/** What is counted over everybody: a bar for each option. */
export function WholeFigure({ variable, figure, method, files }: WholeProps) {
  const view = useView();
  const [total] = figure.columns;
  const { label, question } = variable;
  return (
    <FigureFrame
      title={view.say(question ?? label)}
      unit={
        question
          ? view.t('results.unit_row', { no: variable.no, row: view.say(label) })
          : view.t('results.unit', { no: variable.no })
      }
      chart={figure.few ? undefined : { kind: 'bars', view: 'table' }}
      figures={[figure]}
      method={method}
      files={files}
      tongue={view}
    >
      {!total || !isShown(total) ? (
        <NotShown few={figure.few} />
      ) : (
        <ShareTable column={total} weighted={isWeighted(figure)} tongue={view} />
      )}
      {figure.summary ? <p class="sm">{saySummary(figure.summary, view)}</p> : null}
      <IndexList figure={figure} tongue={view} />
    </FigureFrame>
  );
}

/** Where so few answered that nothing more is said, or nothing can be said without giving people away. */
function NotShown({ few }: { few: true | undefined }) {
  const { t } = useView();
  return <p>{few ? t('results.few') : t('results.hid_spoken')}</p>;
}

interface MatrixProps {
  rows: { variable: PublishedVariable; figure: Figure }[];
  /** The address of one row's figure. */
  address(item: string): string;
}

/** A matrix over everybody: a bar for each row. */
export function MatrixFigure({ rows, address }: MatrixProps) {
  const view = useView();
  const { t, say } = view;
  const [first] = rows;
  if (!first?.variable.question) return null;
  const figures = rows.map(({ figure }) => figure);
  const few = figures.every((figure) => figure.few);
  return (
    <FigureFrame
      title={say(first.variable.question)}
      unit={t('results.unit_rows', { no: first.variable.no })}
      chart={few ? undefined : { kind: 'stacked', view: 'table' }}
      figures={figures}
      tongue={view}
    >
      {few ? (
        <NotShown few={few} />
      ) : (
        <StackedTable
          label={say(first.variable.question)}
          heading={t('results.aspect')}
          options={first.variable.options}
          rows={rows.map(({ variable, figure }) => ({
            code: variable.code,
            label: variable.label,
            href: address(variable.code),
            ...columnOf(figure.columns[0]),
          }))}
          tongue={view}
          bases={new Set(figures.map(({ base }) => base)).size > 1}
        />
      )}
      <RowIndices rows={rows} />
    </FigureFrame>
  );
}

/** The rates of a matrix: the definition once, then a value for each row. */
function RowIndices({ rows }: Pick<MatrixProps, 'rows'>) {
  const { t, say } = useView();
  const rates = rows[0]?.figure.indices ?? [];
  if (rates.length === 0) return null;
  return (
    <div class="rates sm">
      <p>
        <b>{t('claims.indices')}</b>
      </p>
      <ul>
        {rates.map(({ code, label, definition }) => (
          <li key={code}>
            {t('claims.index_of', { label: say(label), definition: say(definition) })}
            <ul>
              {rows.map(({ variable, figure }) => {
                const rate = figure.indices?.find((each) => each.code === code);
                return rate ? (
                  <li key={variable.code}>
                    {t('claims.method_line', {
                      heading: say(variable.label),
                      text: sayRate(rate, { t, say }),
                    })}
                  </li>
                ) : null;
              })}
            </ul>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface CrossedProps extends WholeProps {
  profile: PublishedProfile;
}

/** The most options that fit beside each other in one bar. */
const STACKED_OPTIONS = 6;

/** An item by a profile item: a bar for each group where the options are a scale, else options by groups. */
export function CrossedFigure({ variable, profile, figure, method, files }: CrossedProps) {
  const view = useView();
  const { t, say } = view;
  const scored = variable.options.filter(({ score }) => score !== undefined).length > 1;
  const scale = variable.choice === 'one' && scored && variable.options.length <= STACKED_OPTIONS;
  const groups = figure.columns.filter(({ code }) => code).length;
  const title = t('results.crossed', { item: wordingOf(view, variable), by: say(profile.label) });
  return (
    <FigureFrame
      title={title}
      unit={t(scale ? 'results.unit_rows' : 'results.unit_columns', { no: variable.no })}
      chart={
        scale || groups <= CHART_GROUPS ? { kind: scale ? 'stacked' : 'groups', view: 'table' } : undefined
      }
      figures={[figure]}
      method={method}
      files={files}
      tongue={view}
    >
      {scale ? (
        <StackedTable
          label={title}
          heading={t('results.group')}
          options={variable.options}
          rows={figure.columns.map((column) => ({
            code: column.code ?? 'total',
            label: column.label,
            ...columnOf(column),
          }))}
          tongue={view}
          bases
        />
      ) : (
        <CrossTable label={title} options={variable.options} columns={figure.columns} tongue={view} />
      )}
      <IndexList figure={figure} tongue={view} />
    </FigureFrame>
  );
}

const columnOf = (column: Figure['columns'][number] | undefined) =>
  column && isShown(column) ? { base: column.base, cells: column.cells } : { base: null };

/** The exact wording; of a matrix's row with the item's before it. */
export const wordingOf = ({ t, say }: View, { label, question }: PublishedVariable): string =>
  question ? t('results.row_of', { question: say(question), row: say(label) }) : say(label);
