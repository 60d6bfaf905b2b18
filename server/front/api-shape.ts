import { type ApiDocument, nameOf, type Schema } from './api-document.ts';

/** One field of a body. */
export interface FieldRow {
  name: string;
  type: string;
  required: boolean;
  description: string | undefined;
}

/** A schema in the notation of TypeScript, which programmers of every language read. */
export function typeOf(schema: Schema | undefined): string {
  if (!schema) return 'unknown';
  if (schema.$ref) return nameOf(schema.$ref);
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum) return either(schema.enum.map((value) => JSON.stringify(value)));
  const several = schema.anyOf ?? schema.oneOf;
  if (several) return either(several.map(typeOf));
  if (schema.allOf) return together(schema.allOf.map(typeOf));
  if (Array.isArray(schema.type)) return either(schema.type.map((type) => typeOf({ ...schema, type })));
  if (schema.type === 'array') return arrayOf(typeOf(schema.items));
  if (schema.type === 'object') return objectOf(schema);
  return [schema.type ?? 'unknown', schema.format, rangeOf(schema)].filter(Boolean).join(' ');
}

const either = (types: string[]) => [...new Set(types)].join(' | ');

/** A schema that may be null is written as itself and `object | null`. */
function together(types: string[]): string {
  const named = types.filter((type) => type !== 'object | null');
  return either([named.join(' & '), ...(named.length < types.length ? ['null'] : [])]);
}

const arrayOf = (type: string) => (/[ |&]/.test(type) ? `(${type})[]` : `${type}[]`);

const objectOf = ({ properties, additionalProperties }: Schema) =>
  !properties && typeof additionalProperties === 'object'
    ? `{ [name]: ${typeOf(additionalProperties)} }`
    : 'object';

function rangeOf({ minimum, maximum, maxLength }: Schema): string | undefined {
  if (maxLength !== undefined) return `≤ ${maxLength}`;
  if (minimum !== undefined && maximum !== undefined && maximum < 1e9) return `${minimum}–${maximum}`;
  return minimum === undefined ? undefined : `≥ ${minimum}`;
}

/** Every field of a schema; what lies inside stands under its whole path: `items[].title`. */
export function fieldsOf(schema: Schema, before = ''): FieldRow[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const path = before + name;
    const row = {
      name: path,
      type: typeOf(property),
      required: schema.required?.includes(name) ?? false,
      description: property.description,
    };
    return [row, ...insideOf(property, path)];
  });
}

function insideOf(schema: Schema, path: string): FieldRow[] {
  const { items, additionalProperties, anyOf, oneOf, allOf } = schema;
  return [
    ...fieldsOf(schema, `${path}.`),
    ...(items && !items.$ref ? insideOf(items, `${path}[]`) : []),
    ...(typeof additionalProperties === 'object' ? insideOf(additionalProperties, `${path}.*`) : []),
    ...[...(anyOf ?? []), ...(oneOf ?? []), ...(allOf ?? [])].flatMap((each) => insideOf(each, path)),
  ];
}

/** The names of all schemas that these schemas speak of, each once, those first that are spoken of first. */
export function namesIn(document: ApiDocument, schemas: (Schema | undefined)[]): string[] {
  const names = new Set<string>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) look(each);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, each] of Object.entries(value)) {
      if (key !== '$ref') look(each);
      else if (typeof each === 'string' && !names.has(nameOf(each))) {
        names.add(nameOf(each));
        look(document.components.schemas[nameOf(each)]);
      }
    }
  };
  look(schemas);
  return [...names];
}
