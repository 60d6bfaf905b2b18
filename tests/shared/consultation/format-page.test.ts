import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { clause, consultationDefinition } from '#shared/consultation/definition.ts';

const page = readFileSync('docs/consultation-format.md', 'utf8');

/** Every field that a shape names, with those of the shapes in it. */
function fieldsOf(schema: z.core.$ZodType, seen = new Set<unknown>()): string[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const { def } = schema._zod as unknown as { def: { [part: string]: unknown } };
  const shape = def.shape as { [field: string]: z.core.$ZodType } | undefined;
  const inner = [def.innerType, def.element].filter((each): each is z.core.$ZodType => each !== undefined);
  return [
    ...Object.entries(shape ?? {}).flatMap(([field, each]) => [field, ...fieldsOf(each, seen)]),
    ...inner.flatMap((each) => fieldsOf(each, seen)),
  ];
}

test('every field of the format is on its page', () => {
  const fields = new Set([...fieldsOf(consultationDefinition), ...fieldsOf(clause)]);
  expect(fields.size).toBeGreaterThan(35);
  const named = new Set([...page.matchAll(/`([^`\n]+)`/g)].flatMap((match) => match[1]?.split(/\W+/) ?? []));
  expect([...fields].filter((field) => !named.has(field))).toEqual([]);
});

test('the example of the page fits the format', () => {
  const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map((match) => JSON.parse(match[1] ?? ''));
  expect(examples).toHaveLength(1);
  expect(() => clause.parse(examples[0])).not.toThrow();
});
