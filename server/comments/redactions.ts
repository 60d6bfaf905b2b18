import type { Span } from '#shared/text/spans.ts';
import type { Context } from '../context.ts';
import type { CommentBody } from './comment-body.ts';
import type { CommentKey } from './comments.queries.ts';
import * as queries from './redactions.queries.ts';

/** What a hidden span is said to be in its place. */
export const redactionKinds = [
  'id_number',
  'phone',
  'card',
  'email',
  'plate',
  'name',
  'address',
  'abuse',
  'other',
] as const;
export type RedactionKind = (typeof redactionKinds)[number];

/** A span of a field that is not shown. Fields: `1.text`, `1.proposed` (by an opinion's position), `statement`, `party_name`. */
export interface Redaction extends Span {
  field: string;
  kind: RedactionKind;
}

/** Everything in a comment that could be shown, by field. */
export function fieldsOf({ opinions, statement, party }: CommentBody): Map<string, string> {
  const all: [string, string | null][] = [
    ...opinions.flatMap(({ text, proposed }, at): [string, string | null][] => [
      [`${at + 1}.text`, text],
      [`${at + 1}.proposed`, proposed],
    ]),
    ['statement', statement],
    ['party_name', party.name],
  ];
  return new Map(all.filter((each): each is [string, string] => Boolean(each[1])));
}

/** Whether every span lies within its field and is of a known kind. */
export function areWithin(body: CommentBody, spans: readonly Redaction[]): boolean {
  const lengths = new Map([...fieldsOf(body)].map(([field, words]) => [field, [...words].length]));
  return spans.every(
    ({ field, start, end, kind }) =>
      Number.isInteger(start) &&
      Number.isInteger(end) &&
      start >= 0 &&
      start < end &&
      end <= (lengths.get(field) ?? 0) &&
      redactionKinds.includes(kind),
  );
}

/** Every place where the words stand in a comment, in code points. Each character is counted once. */
export function placesOf(body: CommentBody, words: string): (Span & { field: string })[] {
  const length = [...words].length;
  return [...fieldsOf(body)].flatMap(([field, text]) => {
    const places: (Span & { field: string })[] = [];
    let start = 0;
    let from = 0;
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, from)) {
      start += [...text.slice(from, at)].length;
      places.push({ field, start, end: start + length });
      start += length;
      from = at + words.length;
    }
    return places;
  });
}

/** The spans of a revision that are not shown, as they hold now. */
export async function redactionsOf(
  ctx: Context,
  consultationId: string,
  commentId: Uint8Array,
  revision: number,
): Promise<Redaction[]> {
  const rows = await queries.listRedactions(ctx.db, { consultationId, id: commentId }, revision);
  return rows.map((row) => ({ ...row, kind: row.kind as RedactionKind }));
}

/** Hides spans as part of the running write. */
export const redact = (
  tx: Context,
  key: CommentKey,
  { revision, officerId, spans }: { revision: number; officerId: string; spans: readonly Redaction[] },
) =>
  queries.insertRedactions(
    tx.db,
    spans.map(({ field, start, end, kind }) => ({
      id: tx.random(9).toString('base64url'),
      consultation_id: key.consultationId,
      comment_id: key.id,
      revision,
      field,
      start,
      end,
      kind,
      officer_id: officerId,
      at: tx.clock.now().toISOString(),
      revoked_at: null,
    })),
  );
