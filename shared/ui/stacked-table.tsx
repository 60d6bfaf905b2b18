import type { Text } from '../questionnaire/definition.ts';
import { type FigureCell, isShown } from '../statistics/figure.ts';
import { type Segment, StackedBar } from './bars.tsx';
import { CountCell, HiddenCell, ShareCell } from './figure-cells.tsx';
import type { Tongue } from './tongue.ts';

/** One bar: a row of a matrix, or a group of respondents. Without cells all of it is hidden. */
export interface StackedRow {
  code: string;
  label: Text;
  /** Where the row has a figure of its own. */
  href?: string | undefined;
  base: number | null;
  cells?: FigureCell[] | undefined;
}

interface Props {
  /** The figure's title: what scrolls is announced by it. */
  label: string;
  heading: string;
  options: { code: string; text: Text; score?: number | undefined }[];
  rows: StackedRow[];
  tongue: Tongue;
  /** A column of bases, where they differ by row. */
  bases: boolean;
}

/** Rows that share one ordered scale: a bar from good to bad beside each, its numbers in columns. */
export function StackedTable({ label, heading, options, rows, tongue, bases }: Props) {
  const { t, say } = tongue;
  const tones = tonesOf(options);
  return (
    <>
      <ul class="row key" aria-hidden="true">
        {options.map(({ code, text }) =>
          tones.has(code) ? (
            <li key={code}>
              <i class={tones.get(code)} />
              {say(text)}
            </li>
          ) : null,
        )}
      </ul>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={label}>
        <table class="stacked">
          <thead>
            <tr>
              <th scope="col">{heading}</th>
              {options.map(({ code, text }) => (
                <th key={code} scope="col" class="r" data-series={say(text)} data-tone={tones.get(code)}>
                  {say(text)}
                </th>
              ))}
              {bases ? (
                <th scope="col" class="r">
                  {t('results.base')}
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.code} row={row} options={options} tones={tones} tongue={tongue} bases={bases} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

interface RowProps extends Pick<Props, 'options' | 'tongue' | 'bases'> {
  row: StackedRow;
  tones: Map<string, string>;
}

function Row({ row, options, tones, tongue, bases }: RowProps) {
  const cells = new Map((row.cells ?? []).map((cell) => [cell.code, cell]));
  const segments = segmentsOf(row, tones);
  const label = tongue.say(row.label);
  return (
    <tr>
      <th scope="row">
        <span class="with">
          <span data-label>{row.href ? <a href={row.href}>{label}</a> : label}</span>
          {segments ? <StackedBar segments={segments} /> : null}
        </span>
      </th>
      {options.map(({ code }) => {
        const cell = cells.get(code);
        return cell ? (
          <ShareCell key={code} cell={cell} tongue={tongue} />
        ) : (
          <HiddenCell key={code} tongue={tongue} />
        );
      })}
      {bases ? <Base base={row.base} tongue={tongue} /> : null}
    </tr>
  );
}

const Base = ({ base, tongue }: { base: number | null; tongue: Tongue }) =>
  base === null ? <HiddenCell tongue={tongue} /> : <CountCell n={base} dim />;

/** The bar's parts, best first; none where a part is hidden, for the others would not stand in their place. */
function segmentsOf({ base, cells }: StackedRow, tones: Map<string, string>): Segment[] | undefined {
  if (!base || !cells || cells.some((cell) => !isShown(cell))) return undefined;
  return [...tones].flatMap(([code, tone]): Segment[] => {
    const cell = cells.find((each) => each.code === code);
    return cell && isShown(cell) ? [{ tone, percent: Math.round((10_000 * cell.n) / base) / 100 }] : [];
  });
}

const scales: { [points: number]: string[] } = {
  2: ['d5', 'd1'],
  3: ['d5', 'd3', 'd1'],
  4: ['d5', 'd4', 'd2', 'd1'],
  5: ['d5', 'd4', 'd3', 'd2', 'd1'],
};

/** The colour of each option with a score, best first; what has none (not applicable) is no part of the bar. */
export function tonesOf(options: { code: string; score?: number | undefined }[]): Map<string, string> {
  const scored = options.filter(({ score }) => score !== undefined);
  const order = [...scored].sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  const scale = scales[order.length];
  return new Map(scale ? order.map(({ code }, at) => [code, scale[at] ?? 'd3']) : []);
}
