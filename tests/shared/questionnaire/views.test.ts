import fc from 'fast-check';
import { expect, test } from 'vitest';
import social from '#db/seeds/zwgk-social-2021.json' with { type: 'json' };
import { definition as definitionSchema } from '#shared/questionnaire/definition.ts';
import { logicView } from '#shared/questionnaire/logic-view.ts';
import { shuffled } from '#shared/questionnaire/order.ts';
import { replay } from '#shared/questionnaire/replay.ts';
import { nextStep, numberOf, previousStep, stepPath, stepsOf } from '#shared/questionnaire/steps.ts';
import { questionnaires } from '#tests/support/random-questionnaire.ts';

const dalian = definitionSchema.parse(social);

test('steps that ask something form one way there and the same way back', () => {
  fc.assert(
    fc.property(questionnaires(), fc.constantFrom('section', 'item'), ({ definition, answers }, by) => {
      const steps = stepsOf(definition, by as 'section' | 'item');
      const replayed = replay(definition, answers);
      const asked = steps.filter((step) => step.items.some((item) => replayed.visible.has(item.code)));
      for (const [at, step] of asked.entries()) {
        expect(nextStep(steps, step.code, replayed)).toBe(asked[at + 1]);
        expect(previousStep(steps, step.code, replayed)).toBe(asked[at - 1]);
      }
    }),
    { numRuns: 100 },
  );
});

test('steps have addresses, items have numbers', () => {
  const [first] = stepsOf(dalian, 'section');
  expect(first && stepPath(first)).toBe('/sections/A');
  expect(stepPath({ by: 'item', code: 'Q7' })).toBe('/items/Q7');
  expect(numberOf(dalian, 'Q7')).toBe(7);
});

test('shuffled options are the same options, the same at every look, with the pinned at their ends', () => {
  const options = fc.uniqueArray(
    fc.record({
      code: fc.string({ minLength: 1 }),
      pin: fc.constantFrom('first' as const, 'last' as const, undefined),
    }),
    { selector: (each) => each.code, maxLength: 12 },
  );
  fc.assert(
    fc.property(options, fc.string(), (list, seed) => {
      const given = list.map(({ code, pin }) => (pin ? { code, pin } : { code }));
      const order = shuffled(given, seed);
      expect(shuffled(given, seed)).toEqual(order);
      expect(new Set(order)).toEqual(new Set(given));
      const ranks = order.map(({ pin }: { pin?: string }) => ['first', undefined, 'last'].indexOf(pin));
      expect(ranks).toEqual([...ranks].sort());
    }),
  );
});

test('each option comes first about as often as the others', () => {
  const options = ['a', 'b', 'c', 'd'].map((code) => ({ code }));
  const firsts = Array.from({ length: 4000 }, (_, at) => shuffled(options, `seed ${at}`)[0]?.code);
  for (const { code } of options) {
    const share = firsts.filter((first) => first === code).length / firsts.length;
    expect(share).toBeGreaterThan(0.21);
    expect(share).toBeLessThan(0.29);
  }
});

test('what a browser gets holds no word for people', () => {
  const text = JSON.stringify(logicView(dalian));
  expect(text).not.toMatch(/\p{Script=Han}/u);
  expect(text.length).toBeLessThan(JSON.stringify(dalian).length / 2);
});
