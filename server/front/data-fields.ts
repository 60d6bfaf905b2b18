import type { Key } from '#shared/i18n/catalogues.ts';
import type { Field } from '../pieces/fields.ts';

/** What a value is, as the catalogue says it. */
export const dataTypes = {
  text: 'openData.type_text',
  string: 'openData.type_string',
  date: 'openData.type_date',
  time: 'openData.type_time',
  datetime: 'openData.type_datetime',
  number: 'openData.type_number',
  boolean: 'openData.type_boolean',
  code: 'openData.type_code',
  codes: 'openData.type_codes',
  slug: 'openData.type_slug',
  slugs: 'openData.type_slugs',
  address: 'openData.type_address',
  file: 'openData.type_file',
  list: 'openData.type_list',
  object: 'openData.type_object',
} as const satisfies { [type: string]: Key };
export type DataType = keyof typeof dataTypes;

export interface DataField {
  name: string;
  type: DataType;
  meaning: Key;
}

const typeOf: { [as in Field['as']]?: DataType } = {
  text: 'text',
  line: 'string',
  day: 'date',
  clock: 'time',
  moment: 'datetime',
  number: 'number',
  flag: 'boolean',
  choice: 'code',
  choices: 'codes',
  piece: 'slug',
  pieces: 'slugs',
  file: 'file',
  list: 'list',
  group: 'object',
};

/** A field of a form as a field of the data that comes of it. */
export const dataField = ({ name, as, label }: Field): DataField => ({
  name,
  type: typeOf[as] ?? 'string',
  meaning: label,
});

/** What stands in the first line of a CSV file: texts take a column for each language. */
export const columnsOf = (fields: readonly DataField[]): string[] =>
  fields.flatMap(({ name, type }) => (type === 'text' ? [`${name}_zh`, `${name}_en`] : [name]));
