import { type Measure, told } from './report.ts';
import { startServer } from './server.ts';
import { visit } from './visitors.ts';

const VISITORS = 40;

/** The same people for so many minutes; after each quarter minute the heap is swept and weighed. */
export async function soak(minutes: number): Promise<Measure[]> {
  const server = await startServer('store');
  const weighed: { minute: number; heap: number }[] = [];
  let answered = 0;
  let errors = 0;
  try {
    await visit(server.port, VISITORS, 15);
    const began = performance.now();
    while (performance.now() - began < minutes * 60_000) {
      const visits = await visit(server.port, VISITORS, 15);
      answered += visits.answered.length;
      errors += visits.errors;
      const { heap, rss } = await server.tell('sweep');
      const minute = (performance.now() - began) / 60_000;
      weighed.push({ minute, heap });
      console.error(
        `${minute.toFixed(1)} min: ${answered} answered, ${errors} errors, heap ${heap.toFixed(1)}, RSS ${rss.toFixed(0)} MB`,
      );
    }
  } finally {
    await server.stop();
  }
  const slope = slopeOf(weighed);
  return [
    told('soak, answered', answered, 'requests'),
    { ...told('soak, errors', errors, ''), target: '0', ok: errors === 0 },
    { ...told('heap after sweeping', slope, 'MB a minute'), target: '<= 0.5', ok: slope <= 0.5 },
  ];
}

/** Least squares. */
function slopeOf(points: { minute: number; heap: number }[]): number {
  const mean = (of: (point: { minute: number; heap: number }) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [minute, heap] = [mean((point) => point.minute), mean((point) => point.heap)];
  const above = points.reduce((sum, point) => sum + (point.minute - minute) * (point.heap - heap), 0);
  const below = points.reduce((sum, point) => sum + (point.minute - minute) ** 2, 0);
  return below === 0 ? 0 : above / below;
}
