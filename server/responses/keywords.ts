import { setImmediate as nextTurn } from 'node:timers/promises';
import { findPersonalInformation } from '#shared/text/personal-information.ts';
import type { Context } from '../context.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import words from './keywords.json' with { type: 'json' };
import { openSegment, type Segment } from './segment.ts';
import * as queries from './texts.queries.ts';
import type { Reading } from './texts.ts';

/** A word with the number of texts that hold it, however often. */
export interface Keyword {
  word: string;
  n: number;
}

export interface Keywords {
  words: Keyword[];
  /** How many texts were read for it: all, or a random part of them. */
  read: number;
}

/** A word that fewer texts hold could point at who wrote it: the departments' threshold. */
const SMALLEST = 5;
const MOST_WORDS = 40;
/** Texts lie in random order, so that the first ones are a random part of them. */
const MOST_TEXTS = 20_000;
/** So many texts are cut at a stretch; then whoever waits is served. */
const STRETCH = 200;

const withoutMeaning = new Set(words.without_meaning);
const kept = new Map<string, Keywords>();
const KEPT = 32;

/**
 * The words that most texts of a field hold, everybody's or of one group. Counts texts, never people, and leaves out
 * what few texts hold and what looks like personal information. Whoever calls this has recorded that texts are read.
 */
export async function keywordsOf(
  ctx: Context,
  { id }: Pick<Questionnaire, 'id'>,
  { field, group }: Pick<Reading, 'field' | 'group'>,
): Promise<Keywords> {
  const selection = { questionnaireId: id, field, group, terms: [] };
  const state = `${await ctx.upkeep.erasures()} ${await queries.countSelected(ctx.db, selection)}`;
  const key = JSON.stringify([id, field, group?.item, group?.value, state]);
  const known = kept.get(key);
  if (known) return known;
  const found = await count(ctx, selection, await openSegment());
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? '');
  kept.set(key, found);
  return found;
}

async function count(ctx: Context, selection: queries.Selection, segment: Segment): Promise<Keywords> {
  const counts = new Map<string, number>();
  let read = 0;
  let after = -1;
  while (read < MOST_TEXTS) {
    const rows = await queries.listSelected(ctx.db, selection, after, STRETCH);
    for (const { text } of rows)
      for (const word of wordsIn(text, segment)) counts.set(word, (counts.get(word) ?? 0) + 1);
    read += rows.length;
    after = rows.at(-1)?.text_id ?? after;
    if (rows.length < STRETCH) break;
    await nextTurn();
  }
  const often = [...counts].map(([word, n]) => ({ word, n })).filter(({ n }) => n >= SMALLEST);
  const order = often.sort((a, b) => b.n - a.n || (a.word < b.word ? -1 : 1));
  return { words: order.slice(0, MOST_WORDS), read };
}

/** The words of one text that mean something, each once. */
export function wordsIn(text: string, segment: Segment): Set<string> {
  const points = [...text];
  for (const { start, end } of findPersonalInformation(text)) points.fill(' ', start, end);
  const said = points.join('').normalize('NFKC').toLowerCase();
  return new Set(
    segment(said)
      .map((word) => word.trim())
      .filter((word) => [...word].length > 1 && /^[\p{L}\p{M}’'-]+$/u.test(word) && !withoutMeaning.has(word))
      .filter((word) => /\p{Script=Han}/u.test(word) || word.length > 2),
  );
}
