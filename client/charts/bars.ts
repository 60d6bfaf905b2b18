import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartDataset,
  Legend,
  LinearScale,
  Tooltip,
} from 'chart.js';
import { type Drawing, linesOfLabels, lookOf } from './look.ts';
import { byGroup, byOption, nothing, readTable, type TableData } from './read-table.ts';
import { wholeRows } from './whole-rows.ts';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Tooltip);

const unordered = ['--q1', '--q2', '--q3', '--q4', '--q5'];

type Way = 'bars' | 'stacked' | 'groups' | 'columns';

const readings: { [way in Way]: (table: HTMLTableElement) => TableData } = {
  bars: readTable,
  columns: readTable,
  groups: byOption,
  stacked: (table) => wholeRows(byGroup(table)),
};

/** Bars from 0: one for each row, groups of them, stacked to the whole, or standing columns. */
const drawBars =
  (way: Way): Drawing =>
  (canvas, table) => {
    const look = lookOf(canvas);
    const { colour, ticks, grid } = look;
    const lying = way !== 'columns';
    const read = (): TableData => {
      const now = table();
      return now ? readings[way](now) : nothing;
    };
    const datasets = ({ series }: TableData): ChartDataset<'bar', (number | null)[]>[] =>
      series.map(({ name, tone, cells }, at) => ({
        label: name,
        data: cells.map((cell) => cell.value),
        backgroundColor: colour(tone ? `--${tone}` : series.length === 1 ? '--d5' : toneAt(at)),
        borderColor: colour('--edge'),
        borderWidth: tone ? 1 : 0,
      }));
    const labels = (data: TableData): (string | string[])[] =>
      lying ? linesOfLabels(data.labels, look) : data.labels.map(({ name }) => name);
    const first = read();
    const bars = first.labels.length * (way === 'groups' ? first.series.length : 1);
    if (lying) look.makeRoom(bars, way === 'groups' ? 1 : 2.4);
    const stacked = way === 'stacked' || way === 'columns';
    const values = { stacked, beginAtZero: true, ticks, grid };
    const names = { stacked, ticks: { ...ticks, autoSkip: !lying }, grid: { display: false } };
    const chart = new Chart<'bar', (number | null)[], string | string[]>(canvas, {
      type: 'bar',
      data: { labels: labels(first), datasets: datasets(first) },
      options: {
        indexAxis: lying ? 'y' : 'x',
        animation: look.animation,
        maintainAspectRatio: false,
        scales: lying ? { x: values, y: names } : { x: names, y: values },
        plugins: {
          legend: { display: first.series.length > 1, labels: { color: colour('--ink'), font: look.font } },
        },
      },
    });
    return () => {
      const data = read();
      chart.data.labels = labels(data);
      chart.data.datasets = datasets(data);
      chart.update('none');
    };
  };

const toneAt = (at: number) => unordered[at % unordered.length] ?? '--q1';

export const bars = drawBars('bars');
export const stacked = drawBars('stacked');
export const groups = drawBars('groups');
export const columns = drawBars('columns');
