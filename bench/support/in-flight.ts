import { type Spread, spread } from './latency.ts';

/** Does something again and again for so many seconds, so many at a time. */
export async function inFlight(many: number, seconds: number, work: () => Promise<unknown>): Promise<Spread> {
  const answered: { at: number; ms: number; status: number }[] = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  const one = async () => {
    for (let now = performance.now(); now < until; ) {
      await work();
      const after = performance.now();
      answered.push({ at: Date.now(), ms: after - now, status: 0 });
      now = after;
    }
  };
  await Promise.all(Array.from({ length: many }, one));
  return spread(answered, (performance.now() - began) / 1000);
}
