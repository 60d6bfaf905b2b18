/** Why an answer cannot be accepted. Each code has its words in the catalogues under `problem`. */
export const problemCodes = [
  'required',
  'row_required',
  'wrong_type',
  'unknown_code',
  'unknown_row',
  'unknown_item',
  'too_many',
  'too_few',
  'exclusive',
  'repeated',
  'rank_gap',
  'too_long',
  'not_a_number',
  'too_small',
  'too_large',
  'too_many_decimals',
  'not_a_date',
  'ends',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** One problem. `field` names the form field to go to: `Q1`, `Q6.day`, `Q21.2`, `Q9__other`. */
export interface Problem {
  item: string;
  field: string;
  code: ProblemCode;
  limit?: number;
}

/** The JSON Pointer (RFC 6901) of a problem's field within a submission's body. */
export function pointerOf(problem: Problem): string {
  const [head = '', ...rest] = problem.field.split('.');
  const row = rest.join('.');
  return ['', 'answers', head, ...(row ? [row] : [])].map(escapeToken).join('/');
}

const escapeToken = (token: string) => token.replaceAll('~', '~0').replaceAll('/', '~1');
