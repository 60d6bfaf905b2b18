import { BarController, BarElement, CategoryScale, Chart, LinearScale, type Plugin, Tooltip } from 'chart.js';
import { linesOf } from '#shared/text/label-lines.ts';
import type { Look } from './look.ts';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

/** A field of a grid: what stands in it, and its share of a hundred; null where nothing may be shown. */
export interface Field {
  lines: string[];
  value: number | null;
}

export interface Grid {
  rows: string[][];
  /** Names above the columns; empty where the fields name themselves. */
  columns: string[];
  /** By row and column; undefined leaves the place empty. */
  fields: (Field | undefined)[][];
}

/**
 * Fields side by side, shaded by share: each row a stacked bar of fields of one width, its numbers written in them.
 * Fills are those of the table, dark enough to tell apart and light enough for ink.
 */
export function drawGrid(canvas: HTMLCanvasElement, read: () => Grid, look: Look): () => void {
  const { colour, ticks } = look;
  const shades = [1, 2, 3, 4, 5].map((step) => colour(`--heat-${step}`));
  const fill = (field: Field | undefined) =>
    !field || field.value === null || field.value < 5
      ? 'transparent'
      : (shades[Math.min(4, Math.floor(field.value / 20))] ?? 'transparent');
  const width = ({ fields }: Grid) => Math.max(0, ...fields.map((row) => row.length));
  const datasets = (grid: Grid) =>
    Array.from({ length: width(grid) }, (_, at) => ({
      data: grid.fields.map(() => 1),
      backgroundColor: grid.fields.map((row) => fill(row[at])),
      borderColor: grid.fields.map((row) => (row[at] ? colour('--edge') : 'transparent')),
      borderWidth: 1,
      borderSkipped: false as const,
      barPercentage: 1,
      categoryPercentage: 0.94,
    }));
  let grid = read();
  const words: Plugin<'bar'> = {
    id: 'words',
    afterDatasetsDraw(chart) {
      const { ctx } = chart;
      ctx.save();
      ctx.fillStyle = colour('--ink');
      ctx.textAlign = 'center';
      ctx.textBaseline = 'middle';
      grid.fields.forEach((row, y) => {
        row.forEach((field, x) => {
          const bar = chart.getDatasetMeta(x).data[y];
          if (field && bar instanceof BarElement) write(ctx, bar, field, look);
        });
      });
      ctx.restore();
    },
  };
  const chart = new Chart<'bar', number[], string[]>(canvas, {
    type: 'bar',
    data: { labels: grid.rows, datasets: datasets(grid) },
    plugins: [words],
    options: {
      indexAxis: 'y',
      animation: false,
      events: [],
      maintainAspectRatio: false,
      scales: {
        x: {
          stacked: true,
          position: 'top',
          min: 0,
          max: width(grid),
          display: grid.columns.length > 0,
          grid: { display: false },
          border: { display: false },
          ticks: {
            ...ticks,
            autoSkip: false,
            maxRotation: 0,
            callback: (value) => headOf(grid, Number(value), canvas.clientWidth),
          },
          afterBuildTicks(scale) {
            scale.ticks = grid.columns.map((_, at) => ({ value: at + 0.5 }));
          },
        },
        y: {
          stacked: true,
          display: grid.rows.some((lines) => lines.join('') !== ''),
          ticks: { ...ticks, autoSkip: false },
          grid: { display: false },
          border: { display: false },
        },
      },
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
    },
  });
  return () => {
    grid = read();
    chart.data.labels = grid.rows;
    chart.data.datasets = datasets(grid);
    chart.update('none');
  };
}

/** A column's name in lines that are no wider than it: about seven tenths of the drawing are columns. */
const headOf = ({ columns }: Grid, at: number, room: number): string[] =>
  linesOf(columns[Math.floor(at)] ?? '', Math.max(4, Math.floor((room * 0.7) / columns.length / 7)));

function write(ctx: CanvasRenderingContext2D, bar: BarElement, { lines }: Field, { font }: Look) {
  const { x, y, base, height } = bar.getProps(['x', 'y', 'base', 'height'], true);
  if (x === null || y === null) return;
  const across = Math.abs(x - base);
  const size = Math.max(9, Math.min(14, height / (lines.length + 0.6), across / 4));
  ctx.font = `${size}px ${font.family}`;
  lines.forEach((line, at) => {
    ctx.fillText(line, (x + base) / 2, y + (at - (lines.length - 1) / 2) * size * 1.25, across - 4);
  });
}
