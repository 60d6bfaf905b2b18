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
import { linesOf } from './label-lines.ts';
import { readTable, type TableData } from './read-table.ts';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Tooltip);

export type Kind = 'bars' | 'stacked' | 'groups' | 'columns';

const unordered = ['--q1', '--q2', '--q3', '--q4', '--q5'];

/** Draws a table in a canvas, bars from 0; gives a function that draws it anew. Colours are the page's own. */
export function draw(
  canvas: HTMLCanvasElement,
  table: () => HTMLTableElement | null,
  kind: Kind,
): () => void {
  const lying = kind !== 'columns';
  const lineWidth = canvas.clientWidth < 480 ? 14 : 28;
  const colour = (name: string) => getComputedStyle(canvas).getPropertyValue(name).trim();
  const datasets = ({ series }: TableData): ChartDataset<'bar', (number | null)[]>[] =>
    series.map(({ name, tone, values }, at) => ({
      label: name,
      data: values,
      backgroundColor: colour(tone ? `--${tone}` : series.length === 1 ? '--d5' : toneAt(at)),
      borderColor: colour('--edge'),
      borderWidth: tone ? 1 : 0,
    }));
  const read = (): TableData => {
    const now = table();
    if (!now) return { labels: [], series: [] };
    return kind === 'stacked' ? wholeRows(readTable(now)) : readTable(now);
  };
  const labels = (data: TableData): (string | string[])[] =>
    lying ? data.labels.map((label) => linesOf(label, lineWidth)) : data.labels;
  const first = read();
  const bars = first.labels.length * (kind === 'groups' ? first.series.length : 1);
  if (lying && canvas.parentElement)
    canvas.parentElement.style.height = `${Math.max(14, 5 + bars * (kind === 'groups' ? 1 : 2.4))}rem`;
  const stacked = kind === 'stacked' || kind === 'columns';
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const ticks = { color: colour('--ink-2'), font: { family: getComputedStyle(canvas).fontFamily } };
  const values = { stacked, beginAtZero: true, ticks, grid: { color: colour('--line') } };
  const names = { stacked, ticks: { ...ticks, autoSkip: !lying }, grid: { display: false } };
  const chart = new Chart<'bar', (number | null)[], string | string[]>(canvas, {
    type: 'bar',
    data: { labels: labels(first), datasets: datasets(first) },
    options: {
      indexAxis: lying ? 'y' : 'x',
      animation: still ? false : { duration: 300 },
      maintainAspectRatio: false,
      scales: lying ? { x: values, y: names } : { x: names, y: values },
      plugins: { legend: { display: first.series.length > 1, labels: { color: colour('--ink') } } },
    },
  });
  return () => {
    const data = read();
    chart.data.labels = labels(data);
    chart.data.datasets = datasets(data);
    chart.update('none');
  };
}

/** Rows with a part hidden stay empty: what follows the gap would not stand in its place. */
function wholeRows({ labels, series }: TableData): TableData {
  const whole = labels.map((_label, at) => series.every(({ values }) => values[at] !== null));
  return {
    labels,
    series: series.map((each) => ({
      ...each,
      values: each.values.map((value, at) => (whole[at] ? value : null)),
    })),
  };
}

const toneAt = (at: number) => unordered[at % unordered.length] ?? '--q1';
