import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { SLUG } from './support/bodies.ts';
import { renderTime, weights } from './support/page-weights.ts';
import { type Measure, median, options, report, told } from './support/report.ts';
import { startServer } from './support/server.ts';

/** Public pages: kept ones against raw node:http with the same bytes, rendering, and what they weigh. */
const { quick = false, json = false } = options();
const rounds = quick ? 1 : 7;
const seconds = quick ? 1 : 4;
const path = `/questionnaires/${SLUG}`;

async function load(port: number, duration: number) {
  const headers = { 'accept-encoding': 'br' };
  const url = `http://127.0.0.1:${port}${path}`;
  const result = await autocannon({ url, connections: 50, duration, headers });
  if (result.non2xx + result.errors > 0)
    throw new Error(`${result.non2xx + result.errors} were not answered`);
  return { perSecond: result['2xx'] / result.duration, p99: result.latency.p99 };
}

const server = await startServer('store');
const raw = fork(fileURLToPath(new URL('./pages-server.js', import.meta.url)));
const measures: Measure[] = [];
try {
  const shown = await pageOf(server.port);
  const rawPort = await new Promise<number>((resolve) => {
    raw.once('message', (told) => resolve((told as { port: number }).port));
    raw.send(shown);
  });
  const found: { ours: number; raw: number; p99: number; cpu: number }[] = [];
  await load(server.port, seconds / 2);
  await load(rawPort, seconds / 2);
  for (let round = 0; round < rounds; round++) {
    await server.tell('begin');
    const ours = await load(server.port, seconds);
    const { cpu } = await server.tell('state');
    const reference = await load(rawPort, seconds);
    found.push({
      ours: ours.perSecond,
      raw: reference.perSecond,
      p99: ours.p99,
      cpu: cpu / (ours.perSecond * seconds),
    });
    console.error(
      `${round + 1}/${rounds}: ${Math.round(ours.perSecond)}/s, p99 ${ours.p99} ms, ${(cpu / (ours.perSecond * seconds)).toFixed(0)} µs of CPU; raw ${Math.round(reference.perSecond)}/s`,
    );
  }
  const ratio = median(found.map((each) => each.ours / each.raw));
  measures.push(
    {
      what: 'a kept public page, 50 connections',
      value: median(found.map((each) => each.ours)),
      unit: 'requests/s',
      reference: 'raw node:http sending the same bytes',
      ratio,
      target: '>= 0.8',
      ok: ratio >= 0.8,
    },
    told('  CPU a request', median(found.map((each) => each.cpu)), 'µs'),
    told('  p99', median(found.map((each) => each.p99)), 'ms'),
  );
} finally {
  raw.send('stop');
  await server.stop();
}
measures.push(await renderTime(quick ? 50 : 300), ...(await weights()));
report(measures, json);

/** The page as it comes, still compressed, with its headers. */
async function pageOf(port: number) {
  const { get } = await import('node:http');
  return new Promise<{ body: string; headers: { [name: string]: string } }>((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, headers: { 'accept-encoding': 'br' } }, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('end', () => {
        const headers = Object.fromEntries(
          Object.entries(reply.headers)
            .filter(([name]) => !['date', 'connection', 'keep-alive', 'transfer-encoding'].includes(name))
            .map(([name, value]) => [name, String(value)]),
        );
        resolve({ body: Buffer.concat(parts).toString('base64'), headers });
      });
    }).on('error', reject);
  });
}
