import {
  type Figure,
  type FigureColumn,
  isShown,
  type ShownCell,
  type ShownColumn,
} from '../statistics/figure.ts';
import { sayNumber } from '../text/numbers.ts';
import type { MethodLine } from './figure-base.tsx';
import { figureNote, saySummary } from './figure-note.ts';
import { sayIndex } from './index-list.tsx';
import { sayRank } from './rank-list.tsx';
import { tonesOf } from './stacked-table.tsx';
import { type Drawing, ink, Line, quiet, round, write, xmlText } from './svg-lines.tsx';
import type { Tongue } from './tongue.ts';

interface Props {
  figure: Figure;
  method: MethodLine[];
  tongue: Tongue;
}

const WIDTH = 960;
const EDGE = 32;
const ROOM = WIDTH - 2 * EDGE;
/** Where bars begin, how long 100 % is, and where numbers begin. */
const BAR = EDGE + 280;
const LONG = 380;
const NUMBERS = BAR + LONG + 16;

const tones: { [tone: string]: string } = {
  d5: '#0a5f98',
  d4: '#86bbdd',
  d3: '#dce3e7',
  d2: '#f0b27f',
  d1: '#b4530f',
};

const family = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif";
const body = { size: 14, fill: ink };
const small = { size: 12.5, fill: quiet };

/**
 * A figure drawn on the server: words that can be selected, bars from 0, and inside it everything without which it is not
 * shown. A picture of it carries the same.
 */
export function FigureSvg({ figure, method, tongue }: Props) {
  const title = titleOf(figure, tongue);
  const note = figureNote([figure], tongue);
  const drawing: Drawing = { y: EDGE - 8, parts: [] };
  write(drawing, title, { x: EDGE, width: ROOM, type: { size: 20, fill: ink, weight: 700 } });
  write(drawing, unitOf(figure, tongue), { x: EDGE, width: ROOM, type: small });
  drawing.y += 10;
  for (const column of figure.columns) drawColumn(drawing, figure, column, tongue);
  if (figure.columns.length === 0)
    write(drawing, tongue.t('results.withheld'), { x: EDGE, width: ROOM, type: body });
  if (figure.summary)
    write(drawing, saySummary(figure.summary, tongue), { x: EDGE, width: ROOM, type: body });
  for (const option of figure.ranks?.options ?? []) {
    const text = sayRank(option, figure.ranks!, tongue);
    const words = tongue.t('claims.method_line', { heading: tongue.say(option.label), text });
    write(drawing, words, { x: EDGE, width: ROOM, type: body });
  }
  for (const index of figure.indices ?? [])
    write(drawing, sayIndex(index, tongue), { x: EDGE, width: ROOM, type: { ...body, weight: 700 } });
  drawing.y += 14;
  drawing.parts.push(<path d={`M${EDGE} ${round(drawing.y)}h${ROOM}`} stroke="#c3ced5" />);
  write(drawing, note, { x: EDGE, width: ROOM, type: { size: 13, fill: ink } });
  drawing.y += 8;
  for (const { heading, text } of method)
    write(drawing, tongue.t('claims.method_line', { heading, text }), {
      x: EDGE,
      width: ROOM,
      type: { size: 11, fill: quiet },
    });
  const height = Math.ceil(drawing.y + EDGE);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={WIDTH}
      height={height}
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      font-family={family}
    >
      <title>{xmlText(title)}</title>
      <desc>{xmlText(`${numbersOf(figure, tongue)} ${note}`)}</desc>
      <rect width={WIDTH} height={height} fill="#ffffff" />
      {drawing.parts}
    </svg>
  );
}

/** The exact wording, and by what it is split. */
export const titleOf = ({ wording }: Figure, { t, say }: Tongue): string => {
  const { question, label, by } = wording;
  const item = question ? t('results.row_of', { question: say(question), row: say(label) }) : say(label);
  return by ? t('results.crossed', { item, by: say(by.label) }) : item;
};

const unitOf = ({ by, wording: { no } }: Figure, { t }: Tongue): string =>
  t(by === null ? 'results.unit' : 'results.unit_columns', { no });

function drawColumn(drawing: Drawing, figure: Figure, column: FigureColumn, tongue: Tongue) {
  const { t, say } = tongue;
  if (figure.columns.length > 1) {
    drawing.y += 8;
    const base =
      isShown(column) && column.base !== null ? t('results.copies', { n: sayNumber(column.base) }) : '';
    const words = [say(column.label), base].filter(Boolean).join(t('results.joint'));
    write(drawing, words, { x: EDGE, width: ROOM, type: { ...body, weight: 700 } });
  }
  if (!isShown(column) || column.cells.length === 0) {
    const words = t(figure.few ? 'results.few' : 'results.hid_spoken');
    write(drawing, words, { x: EDGE, width: ROOM, type: small });
    return;
  }
  const colours = tonesOf(figure.wording.options);
  for (const cell of column.cells) {
    const from = drawing.y;
    write(drawing, say(cell.label), { x: EDGE, width: BAR - EDGE - 12, type: body });
    const y = round(from + 6);
    if (isShown(cell)) drawBar(drawing, y, cell, column, tones[colours.get(cell.code) ?? 'd5'] ?? ink);
    const number = isShown(cell) ? sayCell(cell, tongue) : t('results.hid_spoken');
    drawing.parts.push(
      <Line x={NUMBERS} y={from + body.size * 1.45} type={isShown(cell) ? body : small} text={number} />,
    );
    drawing.y = Math.max(drawing.y, from + 24);
  }
}

/** The raw share as a bar, the weighted one as a tick on it, bounds as a line under it. */
function drawBar(drawing: Drawing, y: number, cell: ShownCell, { base }: ShownColumn, fill: string) {
  const raw = cell.raw_percent ?? (base ? (100 * cell.n) / base : 0);
  const at = (percent: number) => round(BAR + (LONG * percent) / 100);
  drawing.parts.push(
    <rect
      x={BAR}
      y={y}
      width={round((LONG * raw) / 100)}
      height="14"
      fill={fill}
      stroke="#5c6f7b"
      stroke-width="0.5"
    />,
  );
  if (cell.raw_percent !== undefined && cell.percent !== null)
    drawing.parts.push(<path d={`M${at(cell.percent)} ${y - 2}v18`} stroke={ink} stroke-width="2.5" />);
  if (cell.interval)
    drawing.parts.push(
      <path
        d={`M${at(cell.interval.low)} ${y + 16}H${at(cell.interval.high)}`}
        stroke={ink}
        stroke-width="1.5"
      />,
    );
}

/** A cell in words: responses, its share where the base allows it, the weighted one beside the unweighted, its bounds. */
export function sayCell(cell: ShownCell, { t }: Tongue): string {
  const copies = t('results.copies', { n: sayNumber(cell.n) });
  if (cell.percent === null) return copies;
  const share =
    cell.raw_percent === undefined || cell.raw_percent === null
      ? `${cell.percent}%`
      : t('claims.both_shares', { raw: cell.raw_percent, weighted: cell.percent });
  const bounds = cell.interval
    ? [
        t('claims.bounds', {
          kind: t(
            cell.interval.kind === 'modelled' ? 'claims.interval_modelled' : 'claims.interval_confidence',
          ),
          low: cell.interval.low,
          high: cell.interval.high,
        }),
      ]
    : [];
  return [share, copies, ...bounds].join(t('results.comma'));
}

function numbersOf(figure: Figure, tongue: Tongue): string {
  const { t, say } = tongue;
  return figure.columns
    .map((column) => {
      const cells = isShown(column)
        ? column.cells.map(
            (cell) => `${say(cell.label)} ${isShown(cell) ? sayCell(cell, tongue) : t('results.hid_spoken')}`,
          )
        : [t('results.hid_spoken')];
      return t('claims.method_line', { heading: say(column.label), text: cells.join(t('results.joint')) });
    })
    .join(t('results.stop'));
}
