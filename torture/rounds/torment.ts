import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '#tests/support/free-port.ts';
import { repost } from './answers.ts';
import { Chain } from './approvals.ts';
import { type Checked, check } from './check.ts';
import { Broken, connect, expectStatus, refusing, type Transport } from './client.ts';
import { Crowd } from './crowd.ts';
import { type Dice, diceOf } from './dice.ts';
import { shownFaults } from './figures.ts';
import { makeGround } from './ground.ts';
import type { Home } from './home.ts';
import { Ledger } from './ledger.ts';
import { lookInto } from './look.ts';
import { type Place, placeOf } from './place.ts';
import { expectNoBug, listening, type Process, serverOn } from './server.ts';
import { signAllIn } from './sign-in.ts';

/** Earlier keys that are sent again after each start. */
const REPOSTED = 12;
/** Milliseconds after which a server must have found its database again. */
const PATIENCE_MS = 15_000;

/** One installation that is killed and started again, and all that we know of it. */
export class Torment {
  readonly ledger = new Ledger();
  readonly chain = new Chain(this.ledger.counts);
  readonly starts: number[] = [];
  /** Milliseconds until something was acknowledged once the database was there again. */
  readonly returns: number[] = [];
  lost = 0;
  doubled = 0;
  checks = 0;
  auditLines = 0;
  server!: Process;
  place!: Place;
  port = 0;
  /** What else happened, and how often. */
  readonly noted: { [what: string]: number } = {};
  #connection: { transport: Transport; close(): void } | undefined;

  /** When and what is killed: whatever the crowd does meanwhile, a seed draws the same again. */
  readonly dice: Dice;
  readonly #crowdDice: Dice;

  constructor(
    readonly home: Home,
    seed: number,
  ) {
    this.dice = diceOf(seed);
    this.#crowdDice = diceOf(seed + 1);
  }

  async begin(): Promise<void> {
    const { home } = this;
    await makeGround(this.home);
    const look = await lookInto(this.home);
    this.chain.begin(look.consultation.round.window.closesAt);
    this.port = await freePort();
    this.place = placeOf(this.home, this.ledger, look, () => {
      if (!this.#connection) throw new Error('No server runs');
      const { transport } = this.#connection;
      return home.cluster ? refusing(transport) : transport;
    });
    await look.close();
    await this.start();
    await signAllIn(this.place);
    await this.rush(async () => {
      await pause(400);
      return 'stop';
    });
  }

  /** Milliseconds until something is acknowledged again. Throws Broken where nothing is. */
  async acknowledgedAgain(): Promise<number> {
    const began = Date.now();
    const before = this.ledger.counts.total('acknowledged');
    while (this.ledger.counts.total('acknowledged') === before) {
      if (Date.now() - began > PATIENCE_MS)
        throw new Broken('a server goes on by itself', `nothing was acknowledged for ${PATIENCE_MS} ms`);
      await pause(5);
    }
    return Date.now() - began;
  }

  note(what: string): void {
    this.noted[what] = (this.noted[what] ?? 0) + 1;
  }

  spawn(): Process {
    this.server = serverOn(this.home, this.port);
    return this.server;
  }

  async start(): Promise<void> {
    this.starts.push(await listening(this.spawn()));
    this.#connection = connect(this.port);
  }

  /** Starts again what was killed, looks whether all is there, and settles what was cut short. */
  async recover(): Promise<void> {
    if (this.server.over) await this.start();
    await this.check();
    // A session that was begun stands, as long as it is used.
    for (const [post, officer] of this.place.officers)
      expectStatus(`the session of the ${post}`, await officer.get('/workspace/account'), 200);
    await this.settle();
  }

  async kill(): Promise<void> {
    await this.server.kill();
    this.#connection?.close();
    this.#connection = undefined;
    expectNoBug(this.server);
  }

  /** Lets the crowd act until `end` says that it is over: by a kill, or because everybody may go home. */
  async rush(end: () => Promise<'kill' | 'stop'>, patient = false): Promise<void> {
    const crowd = new Crowd(this.place, this.chain, this.#crowdDice, patient);
    const rushing = crowd.rush();
    const over = end().then(async (how) => {
      if (how === 'kill') await this.kill();
      crowd.stop();
    });
    await Promise.all([rushing, over]);
  }

  /** Holds the store against the ledger. Throws Broken with the first claim that does not hold. */
  async check(): Promise<Checked> {
    const look = await lookInto(this.home);
    try {
      const checked = await check(look, this.ledger, this.chain);
      this.lost += checked.lost;
      this.doubled += checked.doubled;
      this.auditLines = checked.auditLines;
      this.checks += 1;
      throwFirst(checked.faults);
      throwFirst(await shownFaults(this.place, look));
      return checked;
    } finally {
      await look.close();
    }
  }

  /** Sends again whatever was cut short, until each is acknowledged, then keys of earlier. */
  async settle(reposted = REPOSTED): Promise<void> {
    const cut = [...this.ledger.sent.values(), this.chain].filter(({ pending }) => pending);
    await inPortions(cut, (thing) => thing.perform());
    const known = Math.min(reposted, this.ledger.sent.size);
    const chosen = Array.from({ length: known }, (_, at) =>
      reposted >= this.ledger.sent.size
        ? at
        : this.#crowdDice.below(at < known / 2 ? 100 : this.ledger.sent.size),
    );
    await inPortions([...new Set(chosen)], async (before) => {
      const sent = this.ledger.recent(before);
      if (sent?.acknowledged) await repost(this.place, sent);
    });
  }
}

async function inPortions<T>(all: T[], work: (each: T) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < all.length; from += 16) await Promise.all(all.slice(from, from + 16).map(work));
}

function throwFirst(faults: { claim: string; detail: string }[]): void {
  const [first] = faults;
  if (first)
    throw new Broken(first.claim, `${first.detail}${faults.length > 1 ? ` (of ${faults.length})` : ''}`);
}
