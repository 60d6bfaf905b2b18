import { HTTPException } from 'hono/http-exception';
import type { CommentBody } from './comment-body.ts';
import type { DecisionWords } from './decision-problems.ts';
import type { Seen } from './moderation.ts';
import { placesOf, type Redaction, type RedactionKind, redactionKinds } from './redactions.ts';

/** Rows in which words to be hidden can be copied. */
export const HIDE_ROWS = 3;

/** What was entered and could not be taken; `problems` by the id of a field. */
export interface Given {
  form: string;
  problems: ReadonlyMap<string, string>;
  note?: string | undefined;
  /** Ticked spans, as the form writes them; undefined leaves them as they are proposed. */
  spans?: string[];
  hide?: { words: string; kind: string }[];
}

/** A number of a hidden field; a form of ours always sends it. */
const whole = (fields: URLSearchParams, name: string): number => {
  const given = fields.get(name) ?? '';
  if (!/^\d{1,9}$/.test(given)) throw new HTTPException(400);
  return Number(given);
};

export const readSeen = (fields: URLSearchParams): Seen => ({
  revision: whole(fields, 'revision'),
  seq: whole(fields, 'seq'),
});

const acts = ['release', 'withhold', 'refer'] as const;

export function readDecision(fields: URLSearchParams): DecisionWords {
  const act = acts.find((each) => each === fields.get('act'));
  if (!act) throw new HTTPException(400);
  return {
    act,
    rule: fields.get('rule') ?? undefined,
    destination: fields.get('destination') ?? undefined,
    note: fields.get('note') ?? undefined,
  };
}

/** A span as a check box sends it: `1.text:3:14:phone`. */
export const spanValue = ({ field, start, end, kind }: Redaction): string =>
  [field, start, end, kind].join(':');

export interface HiddenSpans {
  spans: Redaction[];
  /** Rows whose words do not stand in the comment. */
  missing: number[];
}

/** The spans of a form: those that were ticked, and every place of the words that were copied. */
export function readSpans(fields: URLSearchParams, body: CommentBody | undefined): HiddenSpans {
  const ticked = fields.getAll('span').map((value): Redaction => {
    const [field = '', start = '', end = '', kind = ''] = value.split(':');
    return { field, start: Number(start), end: Number(end), kind: kind as RedactionKind };
  });
  const missing: number[] = [];
  const copied = readHide(fields).flatMap(({ words, kind }, row): Redaction[] => {
    if (words === '' || !body) return [];
    const places = placesOf(body, words);
    if (places.length === 0) missing.push(row);
    const known = redactionKinds.find((each) => each === kind) ?? 'other';
    return places.map((place) => ({ ...place, kind: known }));
  });
  return { spans: [...ticked, ...copied], missing };
}

export const readHide = (fields: URLSearchParams): { words: string; kind: string }[] => {
  const kinds = fields.getAll('hide_kind');
  return fields
    .getAll('hide')
    .slice(0, HIDE_ROWS)
    .map((words, row) => ({ words: words.replace(/\r\n?/g, '\n').trim(), kind: kinds[row] ?? 'other' }));
};
