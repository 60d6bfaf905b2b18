import { everybodySaid, precisionSaid } from '#shared/statistics/claim-words.ts';
import { type Claims, claimsOf } from '#shared/statistics/claims.ts';
import { wordsOf } from './accounts.ts';
import {
  type BriefContent,
  budget,
  countedParts,
  neededParts,
  type Part,
  parts,
  pointsOf,
  QUOTES_BUDGET,
  referencesIn,
  roomOf,
} from './content.ts';
import type { Reading } from './snapshot.ts';

type Field = Part | 'title' | 'lead';

/** Why a brief cannot be proposed yet, and where it is repaired. */
export type Obstacle =
  | { kind: 'empty'; field: Field }
  | { kind: 'nothing_cited'; field: 'sources' }
  | { kind: 'not_there'; field: 'figures'; no: number }
  | { kind: 'source_gone'; field: 'sources'; slug: string }
  | { kind: 'quote_gone'; field: 'quotes'; n: number }
  | { kind: 'no_such_figure'; field: Field; no: number }
  | { kind: 'no_source'; field: Field; point: number }
  | { kind: 'claims'; field: Field; words: string }
  | { kind: 'too_long'; field: Field | 'quotes'; room: number; budget: number };

/** A share or a number of responses. */
const counted = /\d\s*(%|％|份|percent|responses)|百分之/i;

/** Everything that keeps a brief from its approvers. */
export function obstaclesTo(content: BriefContent, { snapshot, missing }: Reading): Obstacle[] {
  const numbers = new Set(snapshot.figures.map(({ no }) => no));
  const fields: [Field, { [language: string]: string }][] = [
    ['title', content.title],
    ['lead', content.lead],
    ...parts.map((part): [Field, { [language: string]: string }] => [part, content.parts[part] ?? {}]),
  ];
  const needed: Field[] = ['title', 'lead', ...neededParts];
  const claims = snapshot.questionnaires.map(({ sample }) => claimsOf(sample));
  return [
    ...(snapshot.questionnaires.length + snapshot.consultations.length === 0
      ? [{ kind: 'nothing_cited', field: 'sources' } as const]
      : []),
    ...missing.sources.map((slug) => ({ kind: 'source_gone', field: 'sources', slug }) as const),
    ...missing.figures.map(({ no }) => ({ kind: 'not_there', field: 'figures', no }) as const),
    ...(missing.quotes.length > 0
      ? [{ kind: 'quote_gone', field: 'quotes', n: missing.quotes.length } as const]
      : []),
    ...fields.flatMap(([field, text]): Obstacle[] => [
      ...(needed.includes(field) && !text['zh-CN'] ? [{ kind: 'empty', field } as const] : []),
      ...Object.values(text).flatMap((words) => faultsIn(field, words, numbers, claims)),
    ]),
    ...tooManyQuotes(snapshot),
  ];
}

function faultsIn(field: Field, words: string, numbers: ReadonlySet<number>, claims: Claims[]): Obstacle[] {
  const room = roomOf(words);
  const sourced = (countedParts as readonly string[]).includes(field);
  return [
    ...(room > budget[field] ? [{ kind: 'too_long', field, room, budget: budget[field] } as const] : []),
    ...referencesIn(words)
      .filter((no) => !numbers.has(no))
      .map((no) => ({ kind: 'no_such_figure', field, no }) as const),
    ...(sourced
      ? pointsOf(words).flatMap((point, at) =>
          counted.test(point) && referencesIn(point).length === 0
            ? [{ kind: 'no_source', field, point: at + 1 } as const]
            : [],
        )
      : []),
    ...[
      ...new Set(claims.flatMap((each) => [...precisionSaid(words, each), ...everybodySaid(words, each)])),
    ].map((said) => ({ kind: 'claims', field, words: said }) as const),
  ];
}

function tooManyQuotes({ quotes, disputes }: Reading['snapshot']): Obstacle[] {
  const quoted = disputes.flatMap(({ quoted }) => [quoted.for, quoted.against]);
  const all = [...quotes.map(({ quote }) => quote), ...quoted].flatMap((quote) => quote ?? []);
  const room = all.reduce((sum, quote) => sum + roomOf(wordsOf({ quote }, () => '□□')), 0);
  return room > QUOTES_BUDGET ? [{ kind: 'too_long', field: 'quotes', room, budget: QUOTES_BUDGET }] : [];
}
