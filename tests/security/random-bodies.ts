import fc from 'fast-check';
import type { Schema } from '#server/front/api-document.ts';
import { nameOf } from '#server/front/api-document.ts';
import { scripts } from './payloads.ts';

/** Values that no page of ours sends, among those that one might. */
export const oddWords = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '0',
      '1',
      '2',
      '-1',
      '1e309',
      '9'.repeat(40),
      'NaN',
      '__proto__',
      'constructor',
      'a\0b',
      '\ud800',
      '\u202e',
      '../../etc/passwd',
      "' OR 1=1 --",
      '%00',
      '2021-02-30',
      '9999-12-31T23:59:60Z',
      'zh-CN',
      '长'.repeat(6000),
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(...scripts) },
);

type Schemas = { [name: string]: Schema };

/** A body that fits a schema of the document. */
function fitting(schema: Schema, schemas: Schemas, depth = 0): fc.Arbitrary<unknown> {
  if (schema.$ref) return fitting(schemas[nameOf(schema.$ref)] ?? {}, schemas, depth + 1);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const several = schema.anyOf ?? schema.oneOf;
  if (several) return fc.oneof(...several.map((each) => fitting(each, schemas, depth + 1)));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'object':
      return objects(schema, schemas, depth);
    case 'array':
      return depth > 4
        ? fc.constant([])
        : fc.array(fitting(schema.items ?? {}, schemas, depth + 1), { maxLength: 3 });
    case 'integer':
      return fc.oneof(fc.constantFrom(1, 2, schema.minimum ?? 0), fc.integer());
    case 'number':
      return fc.double();
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.oneof(oddWords, fc.constantFrom('1', '2', '2-1', 'tiny', 'A1', 'young'));
  }
}

function objects(schema: Schema, schemas: Schemas, depth: number): fc.Arbitrary<unknown> {
  const { properties = {}, additionalProperties } = schema;
  const known = fc.record(
    Object.fromEntries(
      Object.entries(properties).map(([name, each]) => [name, fitting(each, schemas, depth + 1)]),
    ),
    { requiredKeys: schema.required ?? [] },
  );
  if (typeof additionalProperties !== 'object') return known;
  const names = fc.oneof(fc.constantFrom('A1', 'A2', 'A2__other', 'B1', 'B2', '__proto__'), oddWords);
  return fc.dictionary(names, fitting(additionalProperties, schemas, depth + 1), { maxKeys: 5 });
}

/** A body that fits, or fits but for one thing, or is anything at all; as text, now and then cut off. */
export const bodies = (schema: Schema, schemas: Schemas): fc.Arbitrary<string> => {
  const good = fitting(schema, schemas);
  const whole = fc.oneof(
    { weight: 4, arbitrary: good },
    {
      weight: 3,
      arbitrary: fc
        .tuple(good, oddWords, fc.jsonValue())
        .map(([body, name, value]) => spoilt(body, name, value)),
    },
    { weight: 1, arbitrary: fc.jsonValue() },
  );
  return fc.tuple(whole, fc.nat(20), fc.nat(60)).map(([body, odds, at]) => {
    const text = JSON.stringify(body) ?? '';
    return odds === 0 ? text.slice(0, at) : text;
  });
};

function spoilt(body: unknown, name: string, value: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return value;
  const names = Object.keys(body);
  const chosen = names.length > 0 ? names[name.length % names.length] : name;
  return { ...body, [chosen ?? name]: value };
}
