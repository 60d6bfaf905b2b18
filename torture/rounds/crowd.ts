import { setTimeout as pause } from 'node:timers/promises';
import { answerByApi, answerByForm, correctAnswer, repost, withdraw } from './answers.ts';
import type { Chain } from './approvals.ts';
import { Cut } from './client.ts';
import { account, comment, correctComment, isReleased, moderate } from './comments.ts';
import type { Dice } from './dice.ts';
import type { Act, Sent, Thing } from './ledger.ts';
import type { Place } from './place.ts';

const MANY = 14;

type Kind =
  | 'answer'
  | 'form'
  | 'correct'
  | 'withdraw'
  | 'comment'
  | 'comment-form'
  | 'correct-comment'
  | 'moderate'
  | 'account'
  | 'approve'
  | 'repost'
  | 'again';

const mixture: Record<Exclude<Kind, 'again'>, number> = {
  answer: 26,
  form: 12,
  correct: 10,
  withdraw: 5,
  comment: 8,
  'comment-form': 6,
  'correct-comment': 5,
  moderate: 12,
  account: 8,
  approve: 10,
  repost: 6,
};

const hasty: Record<Kind, number> = { ...mixture, again: 0 };
const patientMixture: Record<Kind, number> = { ...mixture, again: 30 };

/** Milliseconds after which somebody who got no reply goes on. */
const REST_MS = 40;

/**
 * Many at once, each doing one act after the other until they are stopped or the server is gone; the patient go on with
 * other things, and send again what was cut short.
 */
export class Crowd {
  #stopped = false;

  constructor(
    readonly place: Place,
    readonly chain: Chain,
    readonly dice: Dice,
    readonly patient = false,
  ) {}

  stop(): void {
    this.#stopped = true;
  }

  /** Ends once everybody has stopped. Throws Broken. */
  async rush(): Promise<void> {
    const ended = await Promise.allSettled(Array.from({ length: MANY }, () => this.#one()));
    for (const each of ended)
      if (each.status === 'rejected' && !(each.reason instanceof Cut)) throw each.reason;
  }

  async #one(): Promise<void> {
    while (!this.#stopped) {
      try {
        await this.#act(this.dice.pick<Kind>(this.patient ? patientMixture : hasty));
      } catch (error) {
        if (this.patient && error instanceof Cut) {
          await pause(REST_MS);
          continue;
        }
        this.#stopped = true;
        throw error;
      }
    }
  }

  async #act(kind: Kind): Promise<void> {
    const { place, dice } = this;
    if (kind === 'answer') return busy(...answerByApi(place, dice));
    if (kind === 'form') return busy(...(await answerByForm(place, dice).begin()));
    if (kind === 'comment' || kind === 'comment-form')
      return busy(...comment(place, dice, kind === 'comment-form'));
    if (kind === 'approve')
      return this.chain.busy || this.chain.pending
        ? breathe()
        : busy(this.chain, this.chain.next(place, dice));
    if (kind === 'again') return this.#again();
    const sent = this.#some(kind);
    if (!sent) return breathe();
    if (kind === 'repost') return holding(sent, () => repost(place, sent));
    return busy(sent, this.#change(kind, sent));
  }

  #again(): Promise<void> {
    const cut = this.patient ? this.place.ledger.cut() : undefined;
    return cut ? holding(cut, () => cut.perform()) : breathe();
  }

  #change(kind: Kind, sent: Sent): Act {
    if (kind === 'withdraw') return withdraw(this.place, sent);
    if (kind === 'correct') return correctAnswer(this.place, sent, this.dice);
    if (kind === 'correct-comment') return correctComment(this.place, sent, this.dice);
    if (kind === 'account') return account(this.place, sent, this.dice);
    return moderate(this.place, sent, this.dice);
  }

  /** Something that is there and that nobody is doing anything with, of the newest few hundred. */
  #some(kind: Kind): Sent | undefined {
    const wanted =
      kind === 'repost' || kind === 'withdraw' ? undefined : kind === 'correct' ? 'response' : 'comment';
    for (let tried = 0; tried < 60; tried++) {
      const sent = this.place.ledger.recent(this.dice.below(400));
      if (!sent || sent.busy || sent.pending || !sent.acknowledged) continue;
      if (wanted !== undefined && sent.kind !== wanted) continue;
      if (kind !== 'repost' && sent.withdrawn) continue;
      if (kind === 'moderate' && sent.no === undefined) continue;
      if (kind === 'account' && !mayAccount(sent)) continue;
      return sent;
    }
    return undefined;
  }
}

/** Opinions that count are grouped, groups whose number a check has told are answered. */
const mayAccount = (sent: Sent) =>
  sent.group
    ? sent.group.no !== undefined && sent.group.answers.length < 3
    : isReleased(sent) && sent.opinion !== undefined;

const breathe = () => new Promise<void>((done) => setImmediate(done));

const busy = (thing: Thing, act: Act) => holding(thing, () => thing.perform(act));

async function holding(thing: Thing, work: () => Promise<void>): Promise<void> {
  thing.busy = true;
  try {
    await work();
  } finally {
    thing.busy = false;
  }
}
