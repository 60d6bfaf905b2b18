import { type Answered, inWords, type Spread, spread } from './latency.ts';
import { type Measure, median, told } from './report.ts';
import { type Mode, type State, startServer } from './server.ts';
import { submit } from './submit.ts';

const CONNECTIONS = 200;
const modes = ['store', 'none', 'single', 'slow', 'slow-single'] as const;

interface Round extends Spread {
  state: State;
  cpuEach: number;
}

/** Real answers, a fresh key each, by 200 connections; rounds of all modes alternate. */
export async function submitOnly(quick: boolean): Promise<Measure[]> {
  const found = new Map<Mode, Round[]>(modes.map((mode) => [mode, []]));
  for (let round = 0; round < (quick ? 1 : 5); round++)
    for (const mode of modes) {
      const measured = await measure(mode, quick ? 0.4 : 3, quick ? 1 : 5);
      found.get(mode)?.push(measured);
      const { state, cpuEach } = measured;
      console.error(
        `${mode}: ${inWords(measured)}; ${Math.round(cpuEach)} µs of CPU a request; event loop late by p99 ${state.delay.p99.toFixed(0)}, max ${state.delay.max.toFixed(0)} ms; RSS ${state.rss.toFixed(0)}, heap ${state.heap.toFixed(0)} MB; ${checkpointWords(measured)}`,
      );
    }
  return measuresOf(found);
}

async function measure(mode: Mode, warm: number, seconds: number): Promise<Round> {
  const server = await startServer(mode);
  try {
    await submit(server.port, CONNECTIONS, warm);
    const before = await server.tell('begin');
    const { answered, seconds: took, errors } = await submit(server.port, CONNECTIONS, seconds);
    const state = await server.tell('state');
    const accepted = answered.filter(({ status }) => status === 201 || status === 200);
    if (mode !== 'none' && state.rows - before.rows < accepted.length)
      throw new Error(`${mode}: ${state.rows - before.rows} rows for ${accepted.length} replies`);
    if (errors > 0 || accepted.length < answered.length)
      console.error(`${mode}: ${errors} errors, ${answered.length - accepted.length} not accepted`);
    return { ...spread(accepted, took), state, cpuEach: state.cpu / Math.max(1, answered.length) };
  } finally {
    await server.stop();
  }
}

const during = ({ at, ms }: Answered, looks: State['looks']) =>
  looks.some((look) => at >= look.at - look.ms && at - ms <= look.at);

const checkpointWords = ({ slowest, p50, state: { looks } }: Round) =>
  `${looks.length} checkpoints of at most ${Math.max(0, ...looks.map(({ ms }) => ms)).toFixed(0)} ms, the slowest request ${slowest ? (slowest.ms / Math.max(p50, 1)).toFixed(1) : '-'} x p50${slowest && during(slowest, looks) ? ', during one' : ''}`;

function measuresOf(found: Map<Mode, Round[]>): Measure[] {
  const rounds = (mode: Mode) => found.get(mode) ?? [];
  const middle = (mode: Mode, of: (round: Round) => number) => median(rounds(mode).map(of));
  const ratio = (a: Mode, b: Mode) =>
    median(rounds(a).map((each, at) => each.perSecond / Math.max(rounds(b)[at]?.perSecond ?? 0, 1)));
  const compared = (
    what: string,
    a: Mode,
    b: Mode,
    reference: string,
    least: number,
    target = `>= ${least}`,
  ) => ({
    what,
    value: middle(a, (round) => round.perSecond),
    unit: 'requests/s',
    reference,
    ratio: ratio(a, b),
    target,
    ok: ratio(a, b) >= least,
  });
  const p99 = middle('store', (round) => round.p99);
  const worst = Math.max(
    ...rounds('store').map(({ slowest, p50, state }) =>
      slowest && during(slowest, state.looks) ? slowest.ms / p50 : 0,
    ),
  );
  const bare = 'the same app that answers without writing';
  return [
    compared('durable intake, 200 connections', 'store', 'none', bare, 0.5, '>= 0.5, goal 0.8'),
    compared('durable intake, grouped', 'store', 'single', 'one transaction a request', 1),
    compared('with 2 ms more a commit', 'slow', 'none', bare, 0.5),
    compared(
      'group commit with 2 ms more a commit',
      'slow',
      'slow-single',
      'one transaction a request with the same delay',
      20,
    ),
    plain('durable intake, p99', p99, 'ms', '<= 50', p99 <= 50),
    plain(
      'durable intake, CPU a request',
      middle('store', (round) => round.cpuEach),
      'µs',
      'told',
      true,
    ),
    plain(
      'event loop late, p99',
      middle('store', (round) => round.state.delay.p99),
      'ms',
      'told',
      true,
    ),
    plain('slowest request during a checkpoint', worst, 'x p50', '<= 10', worst <= 10),
  ];
}

const plain = (what: string, value: number, unit: string, target: string, ok: boolean): Measure => ({
  ...told(what, value, unit),
  target,
  ok,
});
