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
import { byGroup, nothing, type TableData } from './read-table.ts';
import { wholeRows } from './whole-rows.ts';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Tooltip);

/** From the middle outwards: good to the left as in stacked bars, bad to the right, the neutral half on either side. */
const sides = [
  { tones: ['d3', 'd4', 'd5'], sign: -1 },
  { tones: ['d3', 'd2', 'd1'], sign: 1 },
] as const;

/**
 * A scale on both sides of its middle. What is no point of the scale (do not know, does not apply) is in no bar and
 * stands in the table beside it.
 */
export const diverging: Drawing = (canvas, table) => {
  const look = lookOf(canvas);
  const { colour, ticks, grid } = look;
  const read = (): TableData => {
    const now = table();
    const data = now ? byGroup(now) : nothing;
    return wholeRows({ ...data, series: data.series.filter(({ tone }) => tone) });
  };
  const datasets = ({ series }: TableData): ChartDataset<'bar', (number | null)[]>[] =>
    sides.flatMap(({ tones, sign }) =>
      tones.flatMap((tone) => {
        const option = series.find((each) => each.tone === tone);
        if (!option) return [];
        const share = tone === 'd3' ? sign / 2 : sign;
        return [
          {
            label: option.name,
            data: option.cells.map((cell) => (cell.value === null ? null : cell.value * share)),
            backgroundColor: colour(`--${tone}`),
            borderColor: colour('--edge'),
            borderWidth: 1,
          },
        ];
      }),
    );
  const first = read();
  look.makeRoom(first.labels.length, 2.4);
  const order = first.series.map(({ name }) => name);
  const chart = new Chart<'bar', (number | null)[], string | string[]>(canvas, {
    type: 'bar',
    data: { labels: linesOfLabels(first.labels, look), datasets: datasets(first) },
    options: {
      indexAxis: 'y',
      animation: look.animation,
      maintainAspectRatio: false,
      scales: {
        x: {
          stacked: true,
          min: -100,
          max: 100,
          grid,
          ticks: { ...ticks, callback: (value) => Math.abs(Number(value)) },
        },
        y: { stacked: true, ticks: { ...ticks, autoSkip: false }, grid: { display: false } },
      },
      plugins: {
        legend: {
          // Half a bar cannot be switched off.
          onClick: () => undefined,
          labels: {
            color: colour('--ink'),
            font: look.font,
            filter: ({ text, datasetIndex = 0 }, { datasets: all }) =>
              all.findIndex(({ label }) => label === text) === datasetIndex,
            sort: (a, b) => order.indexOf(a.text) - order.indexOf(b.text),
          },
        },
        tooltip: {
          callbacks: {
            label: ({ dataset, dataIndex }) => {
              const value = first.series.find(({ name }) => name === dataset.label)?.cells[dataIndex]?.value;
              return `${dataset.label} ${value ?? ''}%`;
            },
          },
        },
      },
    },
  });
  return () => {
    const data = read();
    chart.data.labels = linesOfLabels(data.labels, look);
    chart.data.datasets = datasets(data);
    chart.update('none');
  };
};
