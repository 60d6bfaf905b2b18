import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type InquiryState, type KeptAct, waitingStates } from '#server/inquiries/case/acts.ts';
import type { CaseStanding } from '#server/inquiries/case/case-standing.ts';
import type { Clock } from '#server/inquiries/case/clocks.ts';
import { allows, counts, IllegalActError, standingOf } from '#server/inquiries/case/standing.ts';
import { transitions } from '#server/inquiries/case/transitions.ts';
import { contentFor, facts, furtherActs, kept, type Try, tries } from './histories.ts';
import { countsByActs } from './recount.ts';

interface Step {
  before: CaseStanding;
  act: KeptAct;
  /** Undefined: the act was refused. */
  after: CaseStanding | undefined;
  acts: KeptAct[];
}

const began = new Date('2021-05-06T09:12:00+08:00');

/** Plays what is tried, a refused act leaving the case as it was, and shows every step. */
function play(
  given: readonly Try[],
  look: (step: Step) => void,
): { acts: KeptAct[]; standing: CaseStanding } {
  let acts = [kept(1, 'receive', { limit: { days: 5 } }, began)];
  let standing = standingOf(facts, acts);
  let at = began;
  for (const { minutes, pick, wild, n } of given) {
    at = new Date(at.getTime() + minutes * 60_000);
    const known = Object.keys(transitions[standing.state]);
    const name = (wild || known.length === 0 ? furtherActs : known)[
      pick % (wild || known.length === 0 ? furtherActs.length : known.length)
    ] as KeptAct['act'];
    const act = kept(standing.seq + 1, name, contentFor(name, n, at), at);
    const frozen = JSON.stringify(standing);
    let after: CaseStanding | undefined;
    try {
      after = standingOf(facts, [...acts, act]);
    } catch (error) {
      if (!(error instanceof IllegalActError)) throw error;
    }
    expect(JSON.stringify(standing)).toBe(frozen);
    look({ before: standing, act, after, acts });
    if (!after) continue;
    acts = [...acts, act];
    standing = after;
  }
  return { acts, standing };
}

const outcomesOf: { [state in InquiryState]?: readonly unknown[] } = {
  replied: ['answered'],
  called_back: ['answered'],
  closed: ['answered', 'abandoned'],
  not_accepted: ['not_accepted'],
  merged: ['merged'],
  handed_over: ['handed_over'],
  withdrawn: ['answered', 'abandoned', 'not_accepted', 'merged', 'withdrawn'],
};

const over: readonly InquiryState[] = ['not_accepted', 'merged', 'handed_over', 'withdrawn'];

test('over random histories no illegal state is reached, and what is not in the table is refused', () => {
  fc.assert(
    fc.property(tries, (given) => {
      play(given, ({ before, act, after, acts }) => {
        expect(allows(before, act.act)).toBe(after !== undefined);
        const next = transitions[before.state][act.act];
        if (!after) return;
        expect(next).toBeDefined();
        if (next === 'stays') expect(after.state).toBe(before.state);
        else if (next !== 'before') expect(after.state).toBe(next);
        const { state, outcome, closedAt, clocks, paused, extension, corrections, extended } = after;
        expect(after.seq).toBe(acts.length + 1);
        if (waitingStates.includes(state)) expect([outcome, closedAt]).toEqual([undefined, undefined]);
        else expect(outcomesOf[state]).toContain(outcome);
        if (over.includes(state)) expect(closedAt).toBeDefined();
        if (paused || extension) expect(waitingStates).toContain(state);
        expect([corrections <= 1, extended <= 1]).toEqual([true, true]);
        if (state === 'received' || state === 'returned') expect(after.lead).toBeUndefined();
        // Of several times only the last may still run.
        expect(clocks.slice(0, -1).every(({ answeredAt }) => answeredAt !== undefined)).toBe(true);
      });
    }),
    { numRuns: 300 },
  );
});

/** Acts that may move when something is due; a pause takes the time away, and its end gives it back later. */
const movers: readonly KeptAct['act'][] = [
  'grant-extension',
  'correct',
  'ask-correction',
  'consult',
  'charge',
  'consult-end',
  'charge-end',
  'transfer',
  'mark',
];

const dueOf = ({ paused, clocks }: CaseStanding) => paused?.dueAt ?? (clocks.at(-1) as Clock).dueAt;

test('clocks never run backwards', () => {
  fc.assert(
    fc.property(tries, (given) => {
      play(given, ({ before, act, after }) => {
        if (!after) return;
        expect(after.clocks.map(({ no }) => no)).toEqual(after.clocks.map((_, n) => n + 1));
        for (const clock of after.clocks) {
          const { no, beganAt, dueAt, answeredAt } = clock;
          if (dueAt) expect(dueAt >= beganAt).toBe(true);
          const old = before.clocks[no - 1];
          if (!old) continue;
          expect(beganAt >= old.beganAt).toBe(true);
          if (old.answeredAt) expect([answeredAt, dueAt]).toEqual([old.answeredAt, old.dueAt]);
        }
        const [was, is] = [dueOf(before), dueOf(after)];
        const same = after.clocks.length === before.clocks.length && act.act !== 'unmerge';
        if (!same || is?.getTime() === was?.getTime()) return;
        const ends = before.paused && !after.paused;
        expect(ends || movers.includes(act.act), act.act).toBe(true);
        const marked = act.act === 'mark' || act.act === 'transfer' || act.act === 'ask-correction';
        if (was && is && !marked && act.act !== 'correct') expect(is > was, act.act).toBe(true);
      });
    }),
    { numRuns: 300 },
  );
});

test('merged and taken apart again, a case is where it was', () => {
  fc.assert(
    fc.property(tries, fc.nat(3), (given, notes) => {
      const { acts, standing } = play(given, () => {});
      fc.pre(allows(standing, 'merge'));
      const at = (acts.at(-1) as KeptAct).at;
      const further = [kept(standing.seq + 1, 'merge', { into: 'SQ-20210520-0009' }, at)];
      for (let n = 0; n < notes; n++) further.push(kept(standing.seq + 2 + n, 'note', { note: 'n' }, at));
      further.push(kept(standing.seq + 2 + notes, 'unmerge', {}, at));
      const apart = standingOf(facts, [...acts, ...further]);
      expect({ ...apart, seq: 0 }).toEqual({ ...standing, seq: 0 });
    }),
    { numRuns: 200 },
  );
});

test('what was answered stays answered, in time or late, when it is taken back', () => {
  fc.assert(
    fc.property(tries, (given) => {
      const { acts, standing } = play(given, () => {});
      fc.pre(allows(standing, 'withdraw'));
      const at = new Date((acts.at(-1) as KeptAct).at.getTime() + 60_000);
      const taken = standingOf(facts, [...acts, kept(standing.seq + 1, 'withdraw', {}, at)]);
      expect(taken.state).toBe('withdrawn');
      expect(taken.reply).toEqual(standing.reply);
      if (standing.outcome !== undefined) {
        expect(taken.outcome).toBe(standing.outcome);
        expect(taken.clocks).toEqual(standing.clocks);
        return;
      }
      expect(taken.outcome).toBe(standing.reply ? 'answered' : 'withdrawn');
      const answered = standing.clocks.filter(({ answeredAt }) => answeredAt);
      expect(taken.clocks.slice(0, answered.length)).toEqual(answered);
    }),
    { numRuns: 300 },
  );
});

test('what counts in the rate is what a recount of the acts says', () => {
  fc.assert(
    fc.property(tries, (given) => {
      const { acts, standing } = play(given, () => {});
      expect(counts(standing)).toBe(countsByActs(acts));
    }),
    { numRuns: 300 },
  );
});
