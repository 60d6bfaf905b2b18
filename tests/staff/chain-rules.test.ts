import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Actor,
  confirmsSecrecy,
  type Done,
  deadEnd,
  faultOf,
  fits,
  nextStep,
  placeFor,
  type Step,
  shortest,
  stateOf,
} from '#server/staff/chain-rules.ts';

const home = 'home';
const names = ['a', 'b', 'c', 'd', 'e', 'f'];

const middle: fc.Arbitrary<Step> = fc.record(
  {
    act: fc.constantFrom('review', 'countersign', 'legal', 'secrecy' as const),
    officerId: fc.constantFrom(...names),
    departmentId: fc.constant('other'),
  },
  { requiredKeys: ['act'] },
);

const chains = fc
  .tuple(fc.array(middle, { maxLength: 4 }), fc.option(fc.constantFrom(...names), { nil: undefined }))
  .map(([between, signer]): Step[] => [
    { act: 'draft' },
    ...between,
    signer ? { act: 'sign', officerId: signer } : { act: 'sign' },
  ]);

const role = fc.constantFrom('approver', 'legal', 'editor' as const);
const held = fc.record({ role, departmentId: fc.constantFrom(home, 'other') });
const crowds: fc.Arbitrary<Actor[]> = fc
  .array(fc.tuple(fc.array(held, { maxLength: 3 }), fc.subarray([0, 1, 2, 3, 4, 5], { maxLength: 1 })), {
    minLength: names.length,
    maxLength: names.length,
  })
  .map((people) => {
    const plain = people.map(([roles], at) => ({ id: names[at] ?? '', roles }));
    return people.map(([roles, away], at) => ({
      id: names[at] ?? '',
      roles,
      standsFor: away.flatMap((each) => (each === at ? [] : (plain[each] ?? []))),
    }));
  });

const author = fc.constantFrom(...names, null);
const draftBy = (officerId: string | null): Done => ({ act: 'draft', officerId, onBehalfOf: null });
const bothOf = ({ officerId, onBehalfOf }: Done) => [officerId, onBehalfOf].filter((id) => id !== null);

/** Whoever comes tries; what the rules allow is done. */
function run(steps: Step[], people: Actor[], by: string | null, order: number[]): Done[] {
  const acts: Done[] = [draftBy(by)];
  for (const index of order) {
    const actor = people[index % people.length];
    const step = nextStep({ steps, acts });
    if (!actor || !step) continue;
    const place = placeFor({ departmentId: home, steps, acts }, actor);
    if (typeof place !== 'string') acts.push({ act: step.act, officerId: actor.id, ...place });
  }
  return acts;
}

const orders = fc.array(fc.nat(), { maxLength: 40 });

describe('whoever comes in whatever order', () => {
  test('nothing is signed before every act is there, in order', () => {
    fc.assert(
      fc.property(chains, crowds, author, orders, (steps, people, by, order) => {
        const acts = run(steps, people, by, order);
        expect(acts.map(({ act }) => act)).toEqual(steps.slice(0, acts.length).map(({ act }) => act));
        expect(stateOf(acts) === 'signed').toBe(acts.length === steps.length);
        expect(stateOf(acts) === 'waiting').toBe(acts.length < steps.length);
      }),
      { numRuns: 2000 },
    );
  });

  test('the author does nothing later, not even as a deputy or by one', () => {
    fc.assert(
      fc.property(chains, crowds, author, orders, (steps, people, by, order) => {
        const [, ...later] = run(steps, people, by, order);
        expect(by === null || later.flatMap(bothOf).every((id) => id !== by)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('nobody acts twice, unless the chain names them for it', () => {
    fc.assert(
      fc.property(chains, crowds, author, orders, (steps, people, by, order) => {
        const acts = run(steps, people, by, order);
        for (const [at, act] of acts.entries())
          for (const id of bothOf(act)) {
            const before = acts.slice(1, at).flatMap(bothOf);
            expect(!before.includes(id) || steps[at]?.officerId === id).toBe(true);
          }
      }),
      { numRuns: 2000 },
    );
  });

  test('every act falls to its role or to whom it names, or to a deputy who acts in chains', () => {
    fc.assert(
      fc.property(chains, crowds, author, orders, (steps, people, by, order) => {
        for (const [at, { officerId, onBehalfOf }] of run(steps, people, by, order).entries()) {
          const step = steps[at];
          const actor = people.find(({ id }) => id === officerId);
          if (at === 0 || !step || !actor) continue;
          const person = people.find(({ id }) => id === (onBehalfOf ?? officerId));
          expect(person && fits(step, home, person)).toBe(true);
          expect(actor.roles.some((each) => each.role !== 'editor')).toBe(true);
          expect(onBehalfOf === null || actor.standsFor.some(({ id }) => id === onBehalfOf)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a dead end', () => {
  /** Every way in which people could act, tried out. */
  function canEnd(steps: Step[], people: Actor[], acts: Done[]): boolean {
    const step = nextStep({ steps, acts });
    if (!step) return true;
    return people.some((actor) => {
      const place = placeFor({ departmentId: home, steps, acts }, actor);
      return (
        typeof place !== 'string' &&
        canEnd(steps, people, [...acts, { act: step.act, officerId: actor.id, ...place }])
      );
    });
  }

  test('is told exactly when no way leads to the signature', () => {
    fc.assert(
      fc.property(chains, crowds, author, (steps, people, by) => {
        const acts = [draftBy(by)];
        const told = deadEnd({ departmentId: home, steps, acts }, people);
        expect(told === undefined).toBe(canEnd(steps, people, acts));
      }),
      { numRuns: 500 },
    );
  });

  test('is the signature when the only approver has to review', () => {
    const only: Actor = { id: 'a', roles: [{ departmentId: home, role: 'approver' }], standsFor: [] };
    const steps: Step[] = [{ act: 'draft' }, { act: 'review' }, { act: 'sign' }];
    const chain = { departmentId: home, steps, acts: [draftBy(null)] };
    expect(deadEnd(chain, [only])).toBe(2);
    expect(deadEnd({ ...chain, steps: shortest }, [only])).toBeUndefined();
    expect(deadEnd({ ...chain, steps: shortest, acts: [draftBy('a')] }, [only])).toBe(1);
    expect(deadEnd(chain, [])).toBe(1);
  });
});

describe('a chain', () => {
  test('always has one act in which the secrecy review is confirmed', () => {
    fc.assert(
      fc.property(chains, (steps) => {
        const confirming = steps.filter((step) => confirmsSecrecy(steps, step)).map(({ act }) => act);
        const own = steps.filter(({ act }) => act === 'secrecy').map(({ act }) => act);
        expect(confirming).toEqual(own.length > 0 ? own : ['sign']);
      }),
    );
  });

  const wrong: [string, Step[], string][] = [
    ['one act', [{ act: 'draft' }], 'length'],
    ['seven acts', [...shortest, ...shortest, ...shortest, { act: 'sign' }], 'length'],
    ['the signature first', [{ act: 'sign' }, { act: 'draft' }], 'ends'],
    ['no signature', [{ act: 'draft' }, { act: 'review' }], 'ends'],
    ['two signatures', [{ act: 'draft' }, { act: 'sign' }, { act: 'sign' }], 'ends'],
    [
      'the legality reviewed twice',
      [{ act: 'draft' }, { act: 'legal' }, { act: 'legal' }, { act: 'sign' }],
      'twice',
    ],
    ['a foreign signature', [{ act: 'draft' }, { act: 'sign', departmentId: 'other' }], 'department'],
  ];

  test.each(wrong)('%s is refused', (_what, steps, fault) => {
    expect(faultOf(steps)).toBe(fault);
  });

  test('the shortest is allowed', () => {
    expect(faultOf(shortest)).toBeUndefined();
  });
});
