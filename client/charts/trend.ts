import {
  CategoryScale,
  Chart,
  type ChartDataset,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { type Drawing, lookOf } from './look.ts';
import { byGroup, nothing, type TableData } from './read-table.ts';

Chart.register(CategoryScale, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip);

/** One option from day to day, from 0; a day that is hidden leaves a gap. Nothing is smoothed. */
export const trend: Drawing = (canvas, table) => {
  const look = lookOf(canvas);
  const { colour, ticks, grid } = look;
  const read = (): TableData => {
    const now = table();
    const data = now ? byGroup(now) : nothing;
    return withoutTotal(data);
  };
  const datasets = ({ series }: TableData): ChartDataset<'line', (number | null)[]>[] =>
    series.slice(0, 1).map(({ name, cells }) => ({
      label: name,
      data: cells.map((cell) => cell.value),
      borderColor: colour('--d5'),
      backgroundColor: colour('--d5'),
      borderWidth: 2,
      pointRadius: 4,
      spanGaps: false,
    }));
  const labels = (data: TableData) => data.labels.map(({ name }) => name);
  const first = read();
  const chart = new Chart<'line', (number | null)[], string>(canvas, {
    type: 'line',
    data: { labels: labels(first), datasets: datasets(first) },
    options: {
      animation: false,
      maintainAspectRatio: false,
      scales: {
        x: { ticks, grid: { display: false } },
        y: { beginAtZero: true, suggestedMax: 100, ticks, grid },
      },
      plugins: { legend: { labels: { color: colour('--ink'), font: look.font } } },
    },
  });
  return () => {
    const data = read();
    chart.data.labels = labels(data);
    chart.data.datasets = datasets(data);
    chart.update('none');
  };
};

/** The total is no day. */
const withoutTotal = (data: TableData): TableData => {
  const days = data.labels.map(({ code }, at) => (code === '' ? -1 : at)).filter((at) => at >= 0);
  return {
    ...data,
    labels: days.flatMap((at) => data.labels[at] ?? []),
    series: data.series.map((each) => ({ ...each, cells: days.flatMap((at) => each.cells[at] ?? []) })),
  };
};
