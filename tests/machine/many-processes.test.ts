import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatReceipt } from '#server/access/receipts.ts';
import { startPostgres } from '../../scripts/postgres.mjs';
import { Chain } from '../../torture/rounds/approvals.ts';
import { check } from '../../torture/rounds/check.ts';
import { Client, refusing, type Transport } from '../../torture/rounds/client.ts';
import { Crowd } from '../../torture/rounds/crowd.ts';
import { diceOf } from '../../torture/rounds/dice.ts';
import { shownFaults } from '../../torture/rounds/figures.ts';
import { makeGround, QUESTIONNAIRE } from '../../torture/rounds/ground.ts';
import { Ledger } from '../../torture/rounds/ledger.ts';
import { lookInto } from '../../torture/rounds/look.ts';
import { at, type Place, placeOf } from '../../torture/rounds/place.ts';
import { expectAlive, expectNoBug } from '../../torture/rounds/server.ts';
import { signAllIn } from '../../torture/rounds/sign-in.ts';
import { type Balancer, balance } from './support/balancer.ts';
import { Member } from './support/fleet.ts';
import { Gaps } from './support/gaps.ts';
import { withoutPostgres } from './support/without-postgres.ts';

/** By hand: LONG=1, some minutes. */
const long = process.env.LONG === '1';
const STEADY_MS = long ? 20_000 : 2000;
const STOPPED_MS = long ? 60_000 : 12_000;
/** Within which all processes show what one has committed. */
const CAUGHT_UP_MS = 2000;
/** A busy machine stalls by itself; a request that waits for a process that is gone would wait for longer. */
const GAP_MS = 6000;

describe.skipIf(withoutPostgres())('three processes on one database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wenji-many-'));
  const ledger = new Ledger();
  const chain = new Chain(ledger.counts);
  const gaps = new Gaps(() => ledger.counts.total('acknowledged'));
  let cluster: Awaited<ReturnType<typeof startPostgres>>;
  let members: Member[] = [];
  let balancer: Balancer;
  let place: Place;
  /** Milliseconds for which the database itself was away. */
  const away: { [during: string]: number } = {};
  /** Where requests go just now. */
  let way: Transport;

  beforeAll(async () => {
    cluster = await startPostgres({ durable: true });
    const home = { folder, cluster };
    await makeGround(home);
    members = await Promise.all([1, 2, 3].map((no) => Member.make(home, no)));
    await Promise.all(members.map((member) => member.start()));
    balancer = await balance(
      folder,
      members.map(({ port }) => port),
    );
    way = refusing(balancer.transport);
    const look = await lookInto(home);
    chain.begin(look.consultation.round.window.closesAt);
    place = placeOf(home, ledger, look, () => way);
    await look.close();
    await signAllIn(place);
  });

  afterAll(async () => {
    gaps.stop();
    balancer?.close();
    for (const { server } of members) await server?.kill();
    cluster?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Lets everybody act until the end of what happens meanwhile. */
  async function whileTheyAct(seed: number, happening: () => Promise<void>): Promise<void> {
    const crowd = new Crowd(place, chain, diceOf(seed), true);
    const over = happening().finally(() => crowd.stop());
    await Promise.all([crowd.rush(), over]);
  }

  /** Holds the database against the ledger. */
  async function expectWhole(): Promise<void> {
    const look = await lookInto(place.home);
    try {
      const { faults, lost, doubled, auditLines } = await check(look, ledger, chain);
      expect([faults.slice(0, 5), lost, doubled]).toEqual([[], 0, 0]);
      expect(auditLines).toBeGreaterThan(10);
    } finally {
      await look.close();
    }
  }

  async function acknowledgedAgain(): Promise<void> {
    const before = ledger.counts.total('acknowledged');
    for (const until = Date.now() + 20_000; ledger.counts.total('acknowledged') === before; await pause(5))
      if (Date.now() > until) throw new Error('Nobody is answered any more');
  }

  /** Something of each kind of trouble, one after the other. */
  async function trouble(): Promise<void> {
    const [first, second] = members as [Member, Member];
    gaps.during('steady');
    await pause(STEADY_MS);
    gaps.during('kill -9');
    await first.server.kill();
    await pause(STEADY_MS);
    await first.start();
    for (const how of ['fast', 'immediate'] as const) {
      gaps.during(`restart, ${how}`);
      const began = Date.now();
      await cluster.restartMeanwhile(how);
      away[`restart, ${how}`] = Date.now() - began;
      await acknowledgedAgain();
      gaps.during('steady again');
      await pause(STEADY_MS);
    }
    gaps.during('stopped');
    second.server.child.kill('SIGSTOP');
    await pause(STOPPED_MS);
    gaps.during('woken');
    second.server.child.kill('SIGCONT');
    await pause(STEADY_MS);
  }

  test('lose nothing and double nothing, whatever fails beneath them', { timeout: 400_000 }, async () => {
    // Comments are decided on once a look has told their numbers.
    await whileTheyAct(1, () => pause(STEADY_MS));
    await expectWhole();
    await whileTheyAct(2, trouble);
    gaps.stop();
    const { counts } = ledger;
    const told = (['sent', 'acknowledged', 'unknown', 'refused', 'retried'] as const).map(
      (name) => `${name} ${counts.total(name)}`,
    );
    process.stdout.write(
      `${balancer.name}: ${told.join(', ')}; longest without an answer (ms): ${JSON.stringify(gaps.longest)}, database away: ${JSON.stringify(away)}\n`,
    );
    for (const { server } of members) {
      expectAlive(server);
      expectNoBug(server);
    }
    await expectWhole();
    const cut = [...ledger.sent.values(), chain].filter(({ pending }) => pending);
    for (const each of cut) await each.perform();
    await expectWhole();
    expect(counts.total('acknowledged')).toBeGreaterThan(100);
    // How many felt the trouble is a matter of the machine's speed.
    expect(counts.total('refused') + counts.total('unknown')).toBeGreaterThan(0);
    for (const act of ['answer', 'answer by form', 'correct an answer', 'withdraw an answer', 'comment'])
      expect([act, (counts.all.acknowledged[act] ?? 0) > 0]).toEqual([act, true]);
    for (const [during, ms] of Object.entries(gaps.longest))
      expect([during, ms - (away[during] ?? 0) < GAP_MS]).toEqual([during, true]);
  });

  const answer = (): Promise<number> =>
    new Client(() => way)
      .json(`/api/v1/questionnaires/${QUESTIONNAIRE}/responses`, crypto.randomUUID(), {
        version: 1,
        language: 'zh-CN',
        answers: { A1: 'young', B1: ['tea'] },
      })
      .then(({ status }) => status);

  /** How many responses a process has received, as it tells an officer now. */
  async function receivedBy(member: Member): Promise<number> {
    way = member.transport;
    const { text } = await at(place, 'analyst').get(`/workspace/questionnaires/${QUESTIONNAIRE}/received`);
    return Number(text.match(/\d+(?=\D*$)/)?.[0]);
  }

  test('see within two seconds what one of them has taken in', async () => {
    const before = await receivedBy(members[0] as Member);
    const took: number[] = [];
    for (const [no, member] of members.entries()) {
      way = member.transport;
      expect(await answer()).toBe(201);
      const began = Date.now();
      for (const other of members)
        while ((await receivedBy(other)) !== before + no + 1)
          if (Date.now() - began > CAUGHT_UP_MS * 5) throw new Error('A process does not catch up');
      took.push(Date.now() - began);
    }
    process.stdout.write(`seen by all after ${took.join(', ')} ms\n`);
    expect(Math.max(...took)).toBeLessThan(CAUGHT_UP_MS);
  });

  test('show the figures that a recount gives, and know every receipt', async () => {
    const newer = async () => {
      const path = `/workspace/questionnaires/${QUESTIONNAIRE}/figures.json?item=A1`;
      const { as_of } = JSON.parse((await at(place, 'analyst').get(path)).text) as {
        as_of?: { newer: boolean };
      };
      return as_of?.newer ?? false;
    };
    way = (members[0] as Member).transport;
    // Figures follow in steps of ten acts.
    for (let times = 0; (await newer()) && times < 10; times++) await answer();
    const look = await lookInto(place.home);
    const some = [...ledger.sent.values()].filter(({ withdrawn }) => !withdrawn).slice(-8);
    for (const member of members) {
      way = member.transport;
      expect(await newer()).toBe(false);
      expect(await shownFaults(place, look)).toEqual([]);
      for (const { receipt } of some) {
        const { status, text } = await new Client(() => way).form('/receipts', { receipt });
        expect([status, text.includes(formatReceipt(receipt))]).toEqual([200, true]);
      }
    }
    await look.close();
  });
});
