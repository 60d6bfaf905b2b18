import { Broken, Cut, Refused } from './client.ts';

/**
 * Whether the act is in the store already: it was looked into, or nobody has looked since no reply came; undefined where
 * it is sent for the first time.
 */
export type There = boolean | 'unknown' | undefined;

/** What one act does, as requests one after the other; the last one is what is acknowledged. */
export interface Act {
  name: string;
  steps: ((there: There) => Promise<void>)[];
  /** Whether it may be sent again by somebody who does not know whether it was done. */
  blind?: boolean;
  /** How the thing stands in the store once the act is done. */
  after: string;
  /** Called once it is acknowledged. */
  done?: () => void;
}

interface Pending {
  act: Act;
  at: number;
  there: boolean | undefined;
}

export const ABSENT = 'absent';

/** One thing that the store keeps, and all that we know of how it must stand there. One act at a time. */
export class Thing {
  /** One state, or two as long as nobody knows what came of the last act. */
  may: string[] = [ABSENT];
  busy = false;
  acknowledged = false;
  #pending: Pending | undefined;

  constructor(readonly counts: Counts) {}

  get pending(): boolean {
    return this.#pending !== undefined;
  }

  /** Whether what was cut short may be sent again without a look into the store. */
  get blind(): boolean {
    return this.#pending?.act.blind === true;
  }

  /** Does an act, or goes on with what was cut short. Throws Cut, Broken. */
  async perform(act?: Act): Promise<void> {
    const pending = act ? { act, at: 0, there: undefined } : this.#pending;
    if (!pending) return;
    const [before = ABSENT] = this.may;
    this.#pending = pending;
    const { steps, after, name } = pending.act;
    for (; pending.at < steps.length; pending.at++) {
      const last = pending.at === steps.length - 1;
      const sure = this.may.length === 1;
      if (last && sure && after !== before) this.may = [before, after];
      if (last) this.counts.add(act ? 'sent' : 'retried', name);
      try {
        await steps[pending.at]?.(pending.there ?? (sure ? undefined : 'unknown'));
      } catch (error) {
        if (last && error instanceof Refused) {
          if (sure) this.may = [before];
          this.counts.add('refused', name);
        } else if (last && error instanceof Cut) {
          pending.there = undefined;
          if (act) this.counts.add('unknown', name);
        }
        throw error;
      }
    }
    this.#pending = undefined;
    this.may = [after];
    this.acknowledged = true;
    this.counts.add('acknowledged', name);
    pending.act.done?.();
  }

  /** Tells how the store has it. Gives what is wrong with that. */
  observe(found: string): string | undefined {
    if (!this.may.includes(found)) return `is ${found}, and must be ${this.may.join(' or ')}`;
    const pending = this.#pending;
    if (pending && this.may.length === 2) {
      pending.there = found === pending.act.after;
      this.counts.add(pending.there ? 'unacknowledged' : 'absent', pending.act.name);
    }
    return undefined;
  }
}

export type Count =
  | 'sent'
  | 'acknowledged'
  | 'unknown'
  | 'refused'
  | 'retried'
  | 'unacknowledged'
  | 'absent'
  | 'reposted';

/** How often what happened, by the name of the act. */
export class Counts {
  readonly all: { [count in Count]: { [act: string]: number } } = {
    sent: {},
    acknowledged: {},
    unknown: {},
    refused: {},
    retried: {},
    unacknowledged: {},
    absent: {},
    reposted: {},
  };

  add(count: Count, act: string): void {
    const counts = this.all[count];
    counts[act] = (counts[act] ?? 0) + 1;
  }

  total = (count: Count): number => Object.values(this.all[count]).reduce((sum, n) => sum + n, 0);
}

export interface Grouped {
  title: string;
  answers: string[];
  /** Its number, once it is known. */
  no?: number | undefined;
}

/** Something that was sent under a key: a response or a comment. */
export class Sent extends Thing {
  /** Set once an act may do something with it. */
  revision = 0;
  withdrawn = false;

  constructor(
    counts: Counts,
    readonly kind: 'response' | 'comment',
    readonly key: string,
    /** Under which the store has it, hexadecimal. */
    readonly id: string,
    /** What the key must give. */
    readonly receipt: string,
    /** The first body, as the API takes it. */
    readonly first: object,
    /** What it says now, in the form in which the store is read. */
    public words: string,
  ) {
    super(counts);
  }

  /** Of a comment: what officers decided, `seq act revision`. */
  decisions: string[] = [];
  /** Of a comment: its number, once it is known. */
  no: number | undefined;
  /** Of a comment: spans hidden now. */
  hidden = 0;
  /** Of a comment: its first opinion as it stands, once it is known. */
  opinion: number | undefined;
  /** Of a comment: the group in which its first opinion is, and the department's answers to it. */
  group: Grouped | undefined;
  /** Of an answer by form: the half answer that must be gone with it. */
  half: string | undefined;
}

export class Ledger {
  readonly counts = new Counts();
  readonly sent = new Map<string, Sent>();
  readonly #order: Sent[] = [];

  add(sent: Sent): Sent {
    if (this.sent.has(sent.id)) throw new Broken('keys are keys', 'two keys have one id');
    this.sent.set(sent.id, sent);
    this.#order.push(sent);
    return sent;
  }

  /** The newest, or so many before it. */
  recent = (before: number): Sent | undefined => this.#order.at(-1 - before);

  /** Something that was cut short and may be sent again at once. */
  cut = (): Sent | undefined => this.#order.findLast((sent) => sent.blind && !sent.busy);

  of = (kind: Sent['kind']): Sent[] => [...this.sent.values()].filter((each) => each.kind === kind);
}
