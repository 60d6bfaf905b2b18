import {
  BarController,
  BarElement,
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
import { type Drawing, linesOfLabels, lookOf } from './look.ts';
import { byGroup, nothing, type TableData } from './read-table.ts';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

type Value = number | [number, number] | null;

/** One option in every group: a dot for its share, a line for its interval, an open dot for the unweighted share. */
export const dots: Drawing = (canvas, table) => {
  const look = lookOf(canvas);
  const { colour, ticks, grid } = look;
  const read = (): TableData => {
    const now = table();
    return now ? byGroup(now) : nothing;
  };
  const datasets = ({ series: [option], interval }: TableData): ChartDataset<'bar' | 'line', Value[]>[] => {
    const cells = option?.cells ?? [];
    const weighted = cells.some((cell) => cell.weighted !== undefined);
    const dot = (label: string, data: Value[], open: boolean): ChartDataset<'line', Value[]> => ({
      type: 'line',
      label,
      data,
      showLine: false,
      pointStyle: open ? 'rectRot' : 'circle',
      pointRadius: 6,
      pointHoverRadius: 7,
      pointBackgroundColor: colour(open ? '--paper' : '--d5'),
      pointBorderColor: colour('--d5'),
      pointBorderWidth: 2,
      order: 1,
    });
    const shares = cells.map((cell) => cell.value);
    return [
      ...(weighted
        ? [
            dot(
              table()?.dataset.weightedName ?? '',
              cells.map((cell) => cell.weighted ?? null),
              false,
            ),
          ]
        : []),
      dot(option?.name ?? '', shares, weighted),
      ...(interval
        ? [
            {
              type: 'bar' as const,
              label: interval,
              data: cells.map(
                (cell): Value =>
                  cell.low === undefined || cell.high === undefined ? null : [cell.low, cell.high],
              ),
              barThickness: 4,
              backgroundColor: colour('--edge'),
              order: 2,
            },
          ]
        : []),
    ];
  };
  const first = read();
  look.makeRoom(first.labels.length, 2.2);
  const chart = new Chart<'bar' | 'line', Value[], string | string[]>(canvas, {
    type: 'line',
    data: { labels: linesOfLabels(first.labels, look), datasets: datasets(first) },
    options: {
      indexAxis: 'y',
      animation: look.animation,
      maintainAspectRatio: false,
      scales: {
        x: { type: 'linear', min: 0, max: 100, ticks, grid },
        y: { type: 'category', offset: true, ticks: { ...ticks, autoSkip: false }, grid },
      },
      plugins: {
        legend: { labels: { color: colour('--ink'), font: look.font, usePointStyle: true } },
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
