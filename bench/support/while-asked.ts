import type { Hono } from 'hono';
import type { PageEnv } from '#server/http/page.tsx';
import { submission } from './bodies.ts';

/** Milliseconds that each of so many submissions took, one after the other, a few milliseconds apart. */
export async function submitted(app: Pick<Hono<PageEnv>, 'request'>, times: number): Promise<number[]> {
  const took: number[] = [];
  for (let at = 0; at < times; at++) {
    const { path, ...init } = submission();
    await new Promise((done) => setTimeout(done, 3));
    const began = performance.now();
    const reply = await app.request(path, init);
    took.push(performance.now() - began);
    if (reply.status !== 201) throw new Error(`${reply.status}: ${await reply.text()}`);
  }
  return took;
}

/** The same while a heavy question is asked again and again; tells how often. */
export async function submittedWhile(
  app: Pick<Hono<PageEnv>, 'request'>,
  times: number,
  ask: () => Promise<unknown>,
): Promise<{ took: number[]; asked: number }> {
  let over = false;
  let asked = 0;
  const asking = (async () => {
    while (!over) {
      await ask();
      asked += 1;
    }
  })();
  const took = await submitted(app, times);
  over = true;
  await asking;
  return { took, asked };
}

export const quantile = (values: number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(q * values.length))] ?? 0;
