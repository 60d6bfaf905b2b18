import { createApp } from '#server/app.ts';
import { listen } from '#server/http/serve.ts';
import { openCluster } from './support/cluster.ts';
import { answer, comment, dice, openBureau, PASSWORD, review } from './support/consultation-store.ts';
import { measureCases } from './support/inquiry-desk.ts';
import { type Measure, options, report } from './support/report.ts';

/**
 * A consultation with many comments over HTTP: the desk and an act up to the next comment's page, then the draft's pages,
 * the ledger and the published outcome. Public pages are measured as they are rendered, none from memory. Then the desk of
 * cases; `--store postgres` and `--store sqlite` measure that alone.
 */
const { quick = false, json = false, store } = options();
const n = quick ? 500 : 5000;
const groups = quick ? 50 : 500;
const rounds = quick ? 20 : 200;

if (store) {
  const cluster = store === 'postgres' ? await openCluster() : undefined;
  const database = await cluster?.newDatabase();
  report(store === 'postgres' && !database ? [] : await measureCases(quick, database), json);
  cluster?.remove();
  process.exit();
}

const bureau = await openBureau();
const waits = (no: number) => no % 10 === 0;
await comment(bureau, n);
await review(bureau, n, (no) => !waits(no));

const app = await createApp(bureau.ctx, { demo: false });
const { port, server } = await listen(app, '127.0.0.1', 0);
const origin = `http://127.0.0.1:${port}`;
const address = '/consultations/waste-measures-2021';
const desk = `/workspace${address}/comments`;

let cookie = '';

const ask = (path: string, fields?: { [name: string]: string }): Promise<Response> =>
  fetch(origin + path, {
    redirect: 'manual',
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
    ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
  });

async function read(path: string): Promise<string> {
  const reply = await ask(path);
  if (reply.status !== 200) throw new Error(`${path}: ${reply.status}`);
  return reply.text();
}

async function signInAs(name: string): Promise<void> {
  cookie = '';
  const door = await ask('/workspace/sign-in', { name, password: PASSWORD });
  cookie = door.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** A public page, rendered anew. */
function render(path: string): Promise<string> {
  bureau.ctx.pages.expire();
  return read(path);
}

const anyNo = () => 1 + Math.floor(dice.next() * n);
let place = `${desk}/10?state=held`;
const acted = new Set<number>();

/** From the key to the next comment: the post, and the page to which it leads. */
async function act(): Promise<void> {
  const [path = '', query = ''] = place.split('?');
  acted.add(Number(path.split('/').at(-1)));
  const reply = await ask(`${path}/decision?${query}`, { act: 'release', revision: '0', seq: '0' });
  const next = reply.headers.get('location') ?? '';
  if (reply.status !== 303 || !next.startsWith(`${desk}/`)) throw new Error(`${reply.status} ${next}`);
  await read(next);
  place = next.replace(/&after=\d+/, '');
}

const measures: Measure[] = [];

async function measure(what: string, call: () => Promise<unknown>, warmUps = 10): Promise<void> {
  const times: number[] = [];
  for (let round = -warmUps; round < rounds; round++) {
    const began = performance.now();
    await call();
    if (round >= 0) times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  for (const [name, share] of [
    ['p50', 0.5],
    ['p95', 0.95],
  ] as const) {
    const value = times[Math.floor(share * times.length)] ?? 0;
    measures.push({
      what: `${what}, ${n} comments, ${name}`,
      value,
      unit: 'ms',
      reference: '',
      ratio: null,
      target: '<= 200 at p95',
      ok: value <= 200,
    });
  }
}

await signInAs('moderator');
await measure('a moderator’s day', () => read('/workspace'));
await measure('queue', () => read(`${desk}?from=${anyNo()}`));
await measure('queue, those that wait', () => read(`${desk}?state=held`));
await measure('queue by a state that is rare', () => read(`${desk}?state=withheld&order=newest`));
const search = `?q=${encodeURIComponent('罚款')}&clause=7&state=released`;
await measure('queue by search, clause and state', () => read(`${desk}${search}`));
await measure('reader', () => read(`${desk}/${anyNo()}`));
await measure('a moderator’s act, from the key to the next comment', act);

cookie = '';
await measure('the consultation’s page', () => render(address));
await measure('a clause’s page', () => render(`${address}/clauses/${1 + Math.floor(dice.next() * 31)}`));

await signInAs('analyst');
await measure('an analyst’s day', () => read('/workspace'));
await measure('the department’s page', () => read('/workspace/departments/bench'));

await review(bureau, n, (no) => waits(no) && !acted.has(no));
await answer(bureau, groups);
cookie = '';
await measure(`the outcome, ${groups} groups`, () => render(`${address}/outcome`));
await measure('the outcome, a page from memory', () => read(`${address}/outcome`));
await signInAs('analyst');
await measure('an analyst’s day, answered', () => read('/workspace'));
await measure(`the ledger, ${groups} groups`, () => read(`/workspace${address}/groups`), 3);

server.closeAllConnections();
server.close();
await bureau.close();
report([...measures, ...(await measureCases(quick))], json);
