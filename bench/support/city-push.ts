import { inWords, spread } from './latency.ts';
import { type Measure, told } from './report.ts';
import { startServer } from './server.ts';
import { type Doing, type Visits, visit } from './visitors.ts';

const doings: Doing[] = ['read', 'answer', 'submit'];

const of = ({ answered }: Visits, doing: Doing, seconds: number) =>
  spread(
    answered.filter((each) => each.doing === doing),
    seconds,
  );

const refusedOf = ({ answered }: Visits) => answered.filter(({ status }) => status === 503).length;
const wrongOf = (visits: Visits) => {
  const wrong = visits.answered.filter(({ status }) => status >= 400 && status !== 503);
  return [
    ...wrong.map(({ doing, status }) => `${doing} ${status}`),
    ...Array(visits.errors).fill('broken off'),
  ];
};
const brokenOf = (visits: Visits) => wrongOf(visits).length;

/** A push notice to a whole city: they come, they stay, and twice as many come at once. */
export async function cityPush(quick: boolean): Promise<Measure[]> {
  const server = await startServer('store');
  const unit = quick ? 1 : 10;
  const phases = [
    { name: 'ramp', visitors: 30, seconds: unit },
    { name: 'ramp', visitors: 80, seconds: unit },
    { name: 'hold', visitors: 150, seconds: 2 * unit },
    { name: 'spike', visitors: 400, seconds: unit },
  ];
  const measures: Measure[] = [];
  try {
    for (const { name, visitors, seconds } of phases) {
      await server.tell('begin');
      const visits = await visit(server.port, visitors, seconds);
      const { delay, rss, heap, cpu } = await server.tell('state');
      const all = spread(visits.answered, seconds);
      console.error(
        `${name}, ${visitors} people: ${inWords(all)}; ${Math.round(cpu / Math.max(1, all.count))} µs of CPU a request; event loop late by p99 ${delay.p99.toFixed(0)}, max ${delay.max.toFixed(0)} ms; RSS ${rss.toFixed(0)}, heap ${heap.toFixed(0)} MB; ${refusedOf(visits)} refused, ${brokenOf(visits)} wrong ${[...new Set(wrongOf(visits))].join(', ')}`,
      );
      for (const doing of doings) console.error(`  ${doing}: ${inWords(of(visits, doing, seconds))}`);
      measures.push(
        told(`city push, ${name} of ${visitors}`, all.perSecond, 'requests/s'),
        told(`city push, ${name} of ${visitors}, p99`, all.p99, 'ms'),
        {
          ...told('  answers that were wrong', brokenOf(visits), ''),
          target: '0',
          ok: brokenOf(visits) === 0,
        },
      );
    }
  } finally {
    await server.stop();
  }
  return measures;
}

/** A store that takes less than it is sent: writing is refused early, nothing acknowledged is lost, reading stays up. */
export async function overload(quick: boolean): Promise<Measure[]> {
  const server = await startServer('choked');
  try {
    const seconds = quick ? 2 : 10;
    const before = await server.tell('begin');
    const [pushing, reading] = await Promise.all([
      visit(server.port, 300, seconds, 'submit'),
      visit(server.port, 10, seconds, 'read'),
    ]);
    const state = await server.tell('state');
    const stored = pushing.answered.filter(({ status }) => status === 201).length;
    const lost = Math.max(0, stored - (state.rows - before.rows));
    const pages = of(reading, 'read', seconds);
    console.error(
      `beyond capacity: ${stored} stored, ${refusedOf(pushing)} refused, pages ${inWords(pages)}`,
    );
    const broken = brokenOf(pushing) + brokenOf(reading);
    return [
      told('beyond capacity, stored', stored / seconds, 'requests/s'),
      told('beyond capacity, refused with 503', refusedOf(pushing) / seconds, 'requests/s'),
      { ...told('  acknowledged and not stored', lost, ''), target: '0', ok: lost === 0 },
      { ...told('  errors and timeouts', broken, ''), target: '0', ok: broken === 0 },
      { ...told('  pages meanwhile, p95', pages.p95, 'ms'), target: '<= 100', ok: pages.p95 <= 100 },
    ];
  } finally {
    await server.stop();
  }
}
