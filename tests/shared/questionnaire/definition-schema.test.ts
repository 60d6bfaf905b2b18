import { expect, test } from 'vitest';
import written from '#shared/questionnaire/definition.schema.json' with { type: 'json' };
import { definitionSchema } from '#shared/questionnaire/definition-schema.ts';

test('the JSON Schema of the definition is the one the source gives (else: npm run generate)', () => {
  expect(written).toEqual(definitionSchema());
});
