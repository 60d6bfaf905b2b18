import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Answers } from '#shared/questionnaire/answers.ts';
import { checkAnswers, unknownFields } from '#shared/questionnaire/check.ts';
import { type Definition, definition as definitionSchema } from '#shared/questionnaire/definition.ts';
import { declaredOptions, findItem, itemsOf } from '#shared/questionnaire/items.ts';
import { logicView } from '#shared/questionnaire/logic-view.ts';
import { replay } from '#shared/questionnaire/replay.ts';
import { codesIn, variablesOf } from '#shared/questionnaire/variables.ts';
import { questionnaires } from '#tests/support/random-questionnaire.ts';

const holds = (property: (definition: Definition, answers: Answers) => void, numRuns = 200) =>
  fc.assert(
    fc.property(questionnaires(), ({ definition, answers }) => property(definition, answers)),
    { numRuns },
  );

/** Draws in which even what rarely happens (a filled answer, an end) is sure to be among them. */
const MANY = 3000;

const itemOf = (field: string) => field.split('__')[0] ?? '';

describe('the replay of any questionnaire over any answers', () => {
  test('gives the same again, also from its own answers', () => {
    holds((definition, answers) => {
      const once = replay(definition, answers);
      expect(replay(definition, answers)).toEqual(once);
      const again = replay(definition, once.answers);
      expect(again).toEqual({ ...once, dropped: [] });
      expect(checkAnswers(definition, again)).toEqual(checkAnswers(definition, once));
    });
  });

  test('lets nothing count that is neither shown nor derived', () => {
    holds((definition, answers) => {
      const { answers: kept, visible, derived } = replay(definition, answers);
      for (const field of Object.keys(kept))
        expect(visible.has(itemOf(field)) || derived.has(field)).toBe(true);
      for (const variable of variablesOf(definition))
        if (!visible.has(variable.item) && !derived.has(variable.item))
          expect(codesIn(definition, variable, kept)).toEqual([]);
    });
  });

  test('keeps or drops each field that was sent', () => {
    holds((definition, answers) => {
      const { answers: kept, dropped } = replay(definition, answers);
      for (const [field, value] of Object.entries(answers))
        expect(dropped.includes(field)).toBe(kept[field] !== value);
    });
  });

  test('counts a derived value once, whatever a client sends for it', () => {
    let seen = 0;
    holds((definition, answers) => {
      const { answers: kept, derived } = replay(definition, answers);
      for (const code of derived) {
        seen += 1;
        const [variable] = variablesOf(definition).filter((each) => each.item === code);
        expect(variable && codesIn(definition, variable, kept)).toEqual([kept[code]]);
        for (const claim of ['o2', 'zz', ['o1'], 3] satisfies Answer[])
          expect(replay(definition, { ...answers, [code]: claim }).answers).toEqual(kept);
      }
    }, MANY);
    expect(seen).toBeGreaterThan(0);
  });

  test('is not moved by answers to hidden items', () => {
    holds((definition, answers) => {
      const { answers: kept, visible } = replay(definition, answers);
      const claims = itemsOf(definition)
        .filter((item) => !visible.has(item.code))
        .map((item) => [item.code, declaredOptions(definition, item)[0]?.code ?? 'x'] as const);
      expect(replay(definition, { ...answers, ...Object.fromEntries(claims) }).answers).toEqual(kept);
    });
  });

  test('shows nothing after an end', () => {
    let seen = 0;
    holds((definition, answers) => {
      const { ended, visible } = replay(definition, answers);
      if (!ended) return;
      seen += 1;
      const codes = itemsOf(definition).map((item) => item.code);
      const after = codes.slice(codes.indexOf(ended.item) + 1);
      expect(after.filter((code) => visible.has(code))).toEqual([]);
    }, MANY);
    expect(seen).toBeGreaterThan(0);
  });

  test('is the same over the view that browsers get', () => {
    holds((definition, answers) => {
      const [whole, bare] = [replay(definition, answers), replay(logicView(definition), answers)];
      expect(bare.answers).toEqual(whole.answers);
      expect([bare.visible, bare.derived, bare.dropped]).toEqual([
        whole.visible,
        whole.derived,
        whole.dropped,
      ]);
      expect(bare.ended?.item).toBe(whole.ended?.item);
      expect(checkAnswers(logicView(definition), bare)).toEqual(checkAnswers(definition, whole));
    });
  });

  test('never asks for a choice where nothing is on offer', () => {
    holds((definition, answers) => {
      const { visible, offered } = replay(definition, answers);
      for (const code of visible) {
        const item = findItem(definition, code);
        if (item && 'options_from' in item && item.options_from)
          expect(offered.get(code)).not.toBeUndefined();
      }
    });
  });

  test('and the check stand any JSON for an answer', () => {
    fc.assert(
      fc.property(questionnaires(), fc.array(fc.jsonValue({ maxDepth: 3 })), ({ definition }, values) => {
        const codes = [...itemsOf(definition).map((item) => item.code), '__proto__', 'constructor'];
        const answers = Object.fromEntries(
          values.map((value, at) => [codes[at % codes.length] ?? '', value]),
        );
        const replayed = replay(definition, answers as Answers);
        checkAnswers(definition, replayed);
        for (const variable of variablesOf(definition)) codesIn(definition, variable, replayed.answers);
        expect(unknownFields(definition, answers as Answers).map(({ field }) => field)).not.toContain(
          codes[0],
        );
      }),
      { numRuns: 100 },
    );
  });
});

test('answers without a problem count by codes of their variable, a code of one variable at most once', () => {
  let counted = 0;
  holds((definition, answers) => {
    const replayed = replay(definition, answers);
    if (checkAnswers(definition, replayed).length > 0) return;
    for (const variable of variablesOf(definition)) {
      const codes = codesIn(definition, variable, replayed.answers);
      counted += codes.length;
      const known = variable.options.map((option) => option.code);
      expect(codes.filter((code) => !known.includes(code))).toEqual([]);
      expect(new Set(codes).size).toBe(codes.length);
      if (variable.choice === 'one') expect(codes.length).toBeLessThanOrEqual(1);
    }
  }, MANY);
  expect(counted).toBeGreaterThan(0);
});

test('a definition comes back from JSON as it was', () => {
  fc.assert(
    fc.property(questionnaires(), ({ input, definition }) => {
      expect(definitionSchema.parse(JSON.parse(JSON.stringify(input)))).toEqual(definition);
      expect(definitionSchema.parse(JSON.parse(JSON.stringify(definition)))).toEqual(definition);
    }),
    { numRuns: 100 },
  );
});
