/** A JSON Schema as the document of the API holds it (OpenAPI 3.1), as far as its pages show it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  properties?: { [name: string]: Schema };
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  description?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  default?: unknown;
}

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
}

interface Content {
  [type: string]: { schema?: Schema };
}

export interface Described {
  parameters?: Parameter[];
  /** Schemes of which one is asked for. */
  security?: object[];
  requestBody?: { content: Content };
  responses: { [status: string]: { description: string; content?: Content } };
}

export interface ApiDocument {
  paths: { [path: string]: { [method: string]: Described } };
  components: { schemas: { [name: string]: Schema } };
}

/** The document as programs get it. */
export const asDocument = (given: object): ApiDocument => JSON.parse(JSON.stringify(given)) as ApiDocument;

export const API = '/api/v1';

/** The schema of a body, whatever its type. */
export const schemaIn = (content: Content | undefined): Schema | undefined =>
  Object.values(content ?? {})[0]?.schema;

export const nameOf = (ref: string): string => ref.replace(/^.*\//, '');
