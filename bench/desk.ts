import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import waste from '#db/seeds/waste-measures-2021.json' with { type: 'json' };
import { Store } from '#db/store.ts';
import { createApp } from '#server/app.ts';
import { submitComment } from '#server/comments/comments.ts';
import { decide } from '#server/comments/moderation.ts';
import { getConsultation, publishConsultation } from '#server/consultations/consultations.ts';
import { type Context, keptPages, withStore } from '#server/context.ts';
import { chance } from '#server/demo/random.ts';
import { unitsOf } from '#server/drafts/drafts.ts';
import { readEnv } from '#server/env.ts';
import { openLog } from '#server/log.ts';
import { secretsFrom } from '#server/secrets.ts';
import { listen } from '#server/serve.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { createOfficer, findOfficer } from '#server/staff/staff.ts';
import { consultationDefinition } from '#shared/consultation/definition.ts';
import { type Measure, options, report } from './report.ts';

/** The desk over HTTP with many comments: queue, search, reader, and an act up to the next comment's page. */
const { quick = false, json = false } = options();
const n = quick ? 500 : 5000;
const rounds = quick ? 30 : 200;

const folder = mkdtempSync(join(tmpdir(), 'wenji-bench-'));
const store = await Store.open(join(folder, 'wenji.db'));
const at = new Date('2021-05-20T10:00:00+08:00');
const ctx: Context = withStore(
  {
    env: readEnv({ DATA_DIR: folder, LOG_LEVEL: 'silent' }),
    secrets: secretsFrom(randomBytes(32)),
    clock: { now: () => at, real: () => new Date(), offset: 0 },
    log: openLog('silent'),
    listeners: [],
    limits: { submissions: Number.MAX_SAFE_INTEGER },
    pages: keptPages(),
    random: randomBytes,
  },
  store,
);

const dice = chance(7);
const pick = <T>(all: readonly T[]): T => {
  const one = all[Math.floor(dice.next() * all.length)];
  if (one === undefined) throw new Error('Nothing to pick from');
  return one;
};
const sayings = [
  '建议增加中午时段',
  '罚款过高',
  '希望写明标准',
  '垃圾桶离家太远',
  '支持这一条',
  '请公布监督电话',
];

/** A consultation with its comments, nine of ten reviewed. */
async function seed(): Promise<void> {
  const departmentId = (await createDepartment(ctx, { slug: 'bench', name: { en: 'Bench' } })).id;
  const roles = (['moderator', 'editor'] as const).map((role) => ({ departmentId, role }));
  const account = { departmentId, title: { en: 'Bench' }, signInName: 'bench', password: 'wenji-bench-2021' };
  const officerId = await createOfficer(ctx, { ...account, roles });
  const officer = await findOfficer(ctx, officerId);
  if (!officer) throw new Error('No officer');
  const definition = consultationDefinition.parse(waste);
  await publishConsultation(ctx, { departmentId, officerId, definition });
  const consultation = await getConsultation(ctx, definition.slug);
  const clauses = unitsOf(consultation.round.version).map(({ key }) => key);
  const one = () => ({
    clause: pick(clauses),
    stance: pick(['support', 'amend', 'oppose'] as const),
    text: Array.from({ length: 1 + Math.floor(dice.next() * 12) }, () => pick(sayings)).join('，'),
    proposed: null,
    quote: null,
  });
  const inHundreds = async (work: (no: number) => Promise<unknown>) => {
    for (let from = 1; from <= n; from += 100)
      await Promise.all(Array.from({ length: 100 }, (_, more) => work(from + more)));
  };
  await inHundreds(() =>
    submitComment(ctx, consultation, {
      key: randomUUID(),
      versionNo: 1,
      body: {
        language: 'zh-CN',
        party: { kind: 'person', name: null, signatories: null },
        show: true,
        opinions: dice.next() < 0.2 ? [one(), one()] : [one()],
        statement: null,
        contact: null,
      },
    }),
  );
  await inHundreds(async (no) => {
    if (no % 10 === 0) return;
    const withheld = no % 97 === 0;
    const act = withheld ? { act: 'withhold' as const, rule: 'insult' } : { act: 'release' as const };
    await decide(ctx, { consultation, no, officer, seen: { revision: 0, seq: 0 }, ...act });
  });
}

await seed();
const app = await createApp(ctx, { demo: false });
const { port, server } = await listen(app, '127.0.0.1', 0);
const origin = `http://127.0.0.1:${port}`;
const desk = '/workspace/consultations/waste-measures-2021/comments';

let cookie = '';

async function ask(path: string, fields?: { [name: string]: string }): Promise<Response> {
  const answer = await fetch(origin + path, {
    redirect: 'manual',
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
    ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
  });
  return answer;
}

async function read(path: string): Promise<string> {
  const answer = await ask(path);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  return answer.text();
}

const door = await ask('/workspace/sign-in', { name: 'bench', password: 'wenji-bench-2021' });
cookie = door.headers.get('set-cookie')?.split(';')[0] ?? '';

async function timed(call: (round: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = -10; round < rounds; round++) {
    const began = performance.now();
    await call(round);
    if (round >= 0) times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b);
}

const anyNo = () => 1 + Math.floor(dice.next() * n);
let place = `${desk}/10?state=held`;

/** From the key to the next comment: the post, and the page to which it leads. */
async function act(): Promise<void> {
  const [path = '', query = ''] = place.split('?');
  const fields = { act: 'release', revision: '0', seq: '0' };
  const answer = await ask(`${path}/decision?${query}`, fields);
  const next = answer.headers.get('location') ?? '';
  if (answer.status !== 303 || !next.startsWith(`${desk}/`)) throw new Error(`${answer.status} ${next}`);
  await read(next);
  place = next.replace(/&after=\d+/, '');
}

const cases: [string, (round: number) => Promise<unknown>][] = [
  ['queue', () => read(`${desk}?from=${anyNo()}`)],
  ['queue, those that wait', () => read(`${desk}?state=held`)],
  ['queue by a state that is rare', () => read(`${desk}?state=withheld&order=newest`)],
  [
    'queue by search, clause and state',
    () => read(`${desk}?q=${encodeURIComponent('罚款')}&clause=7&state=released`),
  ],
  ['reader', () => read(`${desk}/${anyNo()}`)],
  ['a moderator’s act, from the key to the next comment', act],
];

const measures: Measure[] = [];
for (const [what, call] of cases) {
  const times = await timed(call);
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
server.closeAllConnections();
server.close();
await store.close();
rmSync(folder, { recursive: true });
report(measures, json);
