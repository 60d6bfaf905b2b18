import type { Text } from '#shared/questionnaire/definition.ts';
import { queryOf } from '#shared/statistics/asked.ts';
import { type Figure, isShown, isWeighted } from '#shared/statistics/figure.ts';
import { sayNumber } from '#shared/text/numbers.ts';
import { FigureFrame } from '#shared/ui/figure.tsx';
import { HeatKeys } from '#shared/ui/heat-keys.tsx';
import { HeatTable } from '#shared/ui/heat-table.tsx';
import { OptionTable } from '#shared/ui/option-table.tsx';
import { ShareTable } from '#shared/ui/share-table.tsx';
import { StackedTable, tonesOf } from '#shared/ui/stacked-table.tsx';
import { useView, type View } from '../http/view.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { kindsFor, showsOneOption } from './explored-kinds.ts';
import { FigureNumbers } from './explored-numbers.tsx';
import { chosenOption, orderedCells, orderedOptions } from './explored-order.ts';
import type { Panel } from './explorer-figures.ts';
import type { Explored } from './explorer-query.ts';
import { bannerWords, itemWords } from './explorer-words.ts';
import { FigureFiles } from './figure-files.tsx';
import type { Counted } from './layout.ts';
import { methodNote } from './method-note.ts';

interface Props {
  questionnaire: Questionnaire;
  panel: Panel;
  explored: Explored;
}

/** One panel: a matrix's rows together, a variable over everybody, or one by groups. */
export function ExploredPanel({ questionnaire, panel, explored }: Props) {
  const view = useView();
  const { t } = view;
  const shown = panel.rows;
  const [first] = shown;
  if (!first) return null;
  if (first.figure.withheld) return <Withheld panel={panel} figure={first.figure} />;
  const figures = shown.map(({ figure }) => figure);
  const kinds = kindsFor(panel);
  const asked = explored.chart && kinds.includes(explored.chart) ? explored.chart : undefined;
  const [best] = kinds;
  const kind = asked ?? best;
  const title = panel.by
    ? t('results.crossed', { item: itemWords(view, panel.item), by: bannerWords(view, panel.by) })
    : itemWords(view, panel.item);
  const body = { title, explored, chart: asked };
  return (
    <>
      {explored.chart && !asked ? <p class="note">{t('explorer.chart_unfit')}</p> : null}
      <FigureFrame
        title={title}
        unit={unitOf(
          panel,
          view,
          showsOneOption(asked) ? chosenOption(first.variable, explored.option) : undefined,
        )}
        chart={kind && { kind, view: asked ? 'chart' : 'table' }}
        figures={figures}
        below={shown.length === 1 ? <FigureNumbers figure={first.figure} /> : null}
        method={methodNote(first.figure, questionnaire, view)}
        files={<FigureFiles address={(ending) => fileOf(questionnaire, panel, explored, ending)} />}
        tongue={view}
      >
        {figures.every(({ few }) => few) ? (
          <p>{t('results.few')}</p>
        ) : panel.by ? (
          <Crossed {...first} {...body} heading={bannerWords(view, panel.by)} />
        ) : shown.length > 1 ? (
          <Battery rows={shown} title={title} />
        ) : (
          <Whole {...first} explored={explored} />
        )}
        {panel.by ? <HeatKeys figures={figures} tongue={view} /> : null}
      </FigureFrame>
    </>
  );
}

/** The address of the very figure that is shown, as a file. */
const fileOf = ({ slug }: Questionnaire, { item, by }: Panel, explored: Explored, ending: string): string => {
  const { where, weights } = explored;
  const query = queryOf({ item: item.code, by: by ? [by.code] : [], where, weights });
  return `/workspace/questionnaires/${slug}/figures.${ending}${query}`;
};

/** What was asked, and that it would give people away. */
function Withheld({ panel: { item, by }, figure: { n, as_of } }: Pick<Props, 'panel'> & { figure: Figure }) {
  const view = useView();
  const { t } = view;
  return (
    <div class="empty">
      <p>
        <b>
          {by
            ? t('results.crossed', { item: itemWords(view, item), by: bannerWords(view, by) })
            : itemWords(view, item)}
        </b>
      </p>
      <p>{t('results.withheld')}</p>
      {as_of ? (
        <p>{t(as_of.newer ? 'results.as_of_newer' : 'results.as_of', { n: sayNumber(n), act: as_of.act })}</p>
      ) : null}
    </div>
  );
}

/** Number of the item and what the numbers are; of a chart of one option, which one. */
function unitOf({ by, rows, item: { no } }: Panel, { t, say }: View, option?: { text: Text }): string {
  if (option) return t('explorer.unit_option', { no, option: say(option.text) });
  if (by) return t('results.unit_columns', { no });
  return rows.length > 1 ? t('results.unit_rows', { no }) : t('results.unit', { no });
}

interface One {
  variable: Counted;
  figure: Figure;
}

function Whole({ variable, figure, explored }: One & Pick<Props, 'explored'>) {
  const view = useView();
  const [total] = figure.columns;
  if (!total || !isShown(total)) return <p>{view.t('results.hid_spoken')}</p>;
  const column = { ...total, cells: orderedCells(variable, total, explored.sort) };
  return <ShareTable column={column} weighted={isWeighted(figure)} tongue={view} />;
}

interface CrossedProps extends One {
  title: string;
  heading: string;
  explored: Explored;
  chart: Explored['chart'];
}

function Crossed({ variable, figure, title, heading, explored, chart }: CrossedProps) {
  const view = useView();
  const common = {
    label: title,
    heading,
    columns: figure.columns,
    weighted: isWeighted(figure),
    tongue: view,
  };
  if (showsOneOption(chart)) {
    const option = chosenOption(variable, explored.option);
    if (option) return <OptionTable {...common} option={option} />;
  }
  const tones = tonesOf(variable.options);
  const options = orderedOptions(variable, figure, explored.sort).map(({ code, text }) => ({
    code,
    text,
    tone: tones.get(code),
  }));
  return <HeatTable {...common} options={options} swap={explored.swap} />;
}

function Battery({ rows, title }: { rows: One[]; title: string }) {
  const view = useView();
  const [first] = rows;
  if (!first) return null;
  return (
    <StackedTable
      label={title}
      heading={view.t('results.aspect')}
      options={first.variable.options}
      rows={rows.map(({ variable, figure: { columns } }) => {
        const [total] = columns;
        const shown = total && isShown(total) ? { base: total.base, cells: total.cells } : { base: null };
        return { code: variable.code, label: variable.label, ...shown };
      })}
      tongue={view}
      bases
    />
  );
}
