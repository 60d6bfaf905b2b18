import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { condition, definition, item, option, privacyNotice } from '#shared/questionnaire/definition.ts';

const page = readFileSync('docs/questionnaire-format.md', 'utf8');

test('every field of the format is on its page', () => {
  const shapes = [definition, option, privacyNotice, ...item.options].map((each) => each.shape);
  const fields = new Set(shapes.flatMap((shape) => Object.keys(shape)));
  const named = new Set([...page.matchAll(/`([^`\n]+)`/g)].flatMap((match) => match[1]?.split(/\W+/) ?? []));
  expect([...fields].filter((field) => !named.has(field))).toEqual([]);
});

test('every example of the page fits the format', () => {
  const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map((match) => JSON.parse(match[1] ?? ''));
  expect(examples.length).toBeGreaterThan(2);
  for (const example of examples)
    expect(() => ('kind' in example ? item : condition).parse(example)).not.toThrow();
});
