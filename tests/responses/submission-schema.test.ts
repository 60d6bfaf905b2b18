import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPlainly, submissionSchema } from '#server/responses/submission-schema.ts';

const text = (most: number) =>
  fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom('', '__proto__', 'x'.repeat(most), 'x'.repeat(most + 1)),
  );
const codes = fc.oneof(
  fc.array(text(64), { maxLength: 3 }),
  fc.constantFrom(200, 201).map((count) => Array(count).fill('a')),
);
const rows = fc.oneof(
  fc.dictionary(text(64), text(64), { maxKeys: 3 }),
  fc
    .constantFrom(200, 201)
    .map((count) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`r${at}`, 'a']))),
);
const answer = fc.oneof(
  text(20_000),
  codes,
  rows,
  fc.double(),
  fc.constantFrom(null, true, [1], { a: 1 }, [['a']]),
);
const sent = fc.oneof(
  { arbitrary: fc.jsonValue(), weight: 1 },
  {
    weight: 9,
    arbitrary: fc.record(
      {
        version: fc.oneof(
          { arbitrary: fc.integer({ min: 1 }), weight: 4 },
          fc.constantFrom(1.5, 2 ** 53, '1', null),
        ),
        language: fc.constantFrom('zh-CN', 'en', 'en', 'en', 'fr', 1),
        answers: fc.oneof(
          { arbitrary: fc.dictionary(fc.string({ maxLength: 8 }), answer, { maxKeys: 3 }), weight: 5 },
          fc.dictionary(text(80), answer, { maxKeys: 4 }),
          fc.constantFrom(null, [], 'a'),
        ),
        more: fc.constant(1),
      },
      { requiredKeys: ['version', 'language', 'answers'] },
    ),
  },
);

test('what plainly is a submission is one by the schema, unchanged', () => {
  let plain = 0;
  fc.assert(
    fc.property(sent, (body) => {
      const json: unknown = JSON.parse(JSON.stringify(body));
      if (!isPlainly(json)) return;
      plain++;
      expect(submissionSchema.parse(json)).toEqual(json);
    }),
    { numRuns: 3000 },
  );
  expect(plain).toBeGreaterThan(50);
});

test('what people send is plainly one', () => {
  const answers = { A1: 'a', A2: ['a', 'b'], A3: { r1: 'a' }, A4: 3, A2__b: '字'.repeat(20_000) };
  expect(isPlainly({ version: 1, language: 'en', answers })).toBe(true);
  const odd = JSON.parse('{"__proto__":"a"}');
  expect(isPlainly({ version: 1, language: 'en', answers: odd })).toBe(false);
  expect(isPlainly({ version: 1, language: 'en', answers: { A1: JSON.parse('1e999') } })).toBe(false);
});
