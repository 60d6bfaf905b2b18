import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { chance } from '#server/demo/random.ts';
import { socialAnswers } from '#server/demo/social-answers.ts';
import { type Measure, median, options, report } from './support/report.ts';

/** Durable intake over HTTP: real answers, a fresh key each, 200 connections, server in a process of its own. */
const { quick = false, json = false } = options();
const seconds = quick ? 2 : 5;
const rounds = quick ? 1 : 5;
const connections = 200;

const dice = chance(7);
const bodies = Array.from({ length: 500 }, () =>
  JSON.stringify({ version: 1, language: 'zh-CN', answers: withoutDerived(socialAnswers(dice, false)) }),
);

function withoutDerived(answers: ReturnType<typeof socialAnswers>) {
  const { Q7: channels, ...rest } = answers;
  if (Array.isArray(channels) && channels.length === 1) delete rest.Q8;
  return { ...rest, ...(channels === undefined ? {} : { Q7: channels }) };
}

interface Round {
  perSecond: number;
  p99: number;
  accepted: number;
  refused: number;
}

async function load(port: number, duration: number): Promise<Round> {
  let at = 0;
  const result = await autocannon({
    url: `http://127.0.0.1:${port}/api/v1/questionnaires/zwgk-social-2021/responses`,
    connections,
    duration,
    method: 'POST',
    requests: [
      {
        setupRequest: (request) => ({
          ...request,
          headers: {
            'content-type': 'application/json',
            'idempotency-key': randomBytes(24).toString('base64url'),
          },
          body: bodies[at++ % bodies.length] ?? '',
        }),
      },
    ],
  });
  return {
    perSecond: result.requests.average,
    p99: result.latency.p99,
    accepted: result['2xx'],
    refused: result.non2xx + result.errors,
  };
}

interface Running {
  port: number;
  child: ChildProcess;
}

const ask = (child: ChildProcess, message: string) =>
  new Promise<{ rows: number }>((resolve) => {
    child.once('message', (reply) => resolve(reply as { rows: number }));
    child.send(message);
  });

async function startServer(mode: string): Promise<Running> {
  const child = fork(fileURLToPath(new URL('./intake-server.js', import.meta.url)), [mode]);
  const { port } = await new Promise<{ port: number }>((resolve) =>
    child.once('message', (reply) => resolve(reply as { port: number })),
  );
  return { port, child };
}

const modes = ['store', 'none', 'slow', 'slow-single'] as const;
const found: { [mode: string]: Round[] } = {};
for (let round = 0; round < rounds; round++) {
  for (const mode of modes) {
    const { port, child } = await startServer(mode);
    await load(port, quick ? 0.5 : 2);
    const before = mode === 'none' ? 0 : (await ask(child, 'count')).rows;
    const measured = await load(port, seconds);
    if (mode !== 'none') {
      const { rows } = await ask(child, 'count');
      if (rows - before < measured.accepted)
        throw new Error(`${mode}: ${rows - before} rows for ${measured.accepted} replies`);
    }
    if (measured.refused > 0) console.error(`${mode}: ${measured.refused} requests were not accepted`);
    found[mode] = [...(found[mode] ?? []), measured];
    child.send('stop');
    await new Promise((done) => child.once('exit', done));
    console.error(
      `${round + 1}/${rounds} ${mode}: ${Math.round(measured.perSecond)}/s, p99 ${measured.p99} ms`,
    );
  }
}

const rate = (mode: string) => median((found[mode] ?? []).map((each) => each.perSecond));
const ratios = (a: string, b: string) =>
  median((found[a] ?? []).map((each, at) => each.perSecond / (found[b]?.[at]?.perSecond ?? 1)));
const p99 = median((found.store ?? []).map((each) => each.p99));
const plain = ratios('store', 'none');
const grouped = ratios('slow', 'slow-single');
const measures: Measure[] = [
  {
    what: 'durable intake, 200 connections',
    value: rate('store'),
    unit: 'requests/s',
    reference: 'the same app that answers without writing',
    ratio: plain,
    target: '>= 0.5, goal 0.8',
    ok: plain >= 0.5,
  },
  {
    what: 'group commit with 2 ms more a commit',
    value: rate('slow'),
    unit: 'requests/s',
    reference: 'one transaction a request with the same delay',
    ratio: grouped,
    target: '>= 20',
    ok: grouped >= 20,
  },
  {
    what: 'durable intake, p99',
    value: p99,
    unit: 'ms',
    reference: '',
    ratio: null,
    target: '<= 50',
    ok: p99 <= 50,
  },
];
report(measures, json);
