import type { Kysely } from 'kysely';
import { searchKeys } from '#shared/text/search-keys.ts';
import type { Schema } from '../schema.ts';
import type { keysTables } from '../sqlite/rewrite.ts';
import type { Target } from './ends.ts';

type Db = Kysely<Schema>;

interface Words {
  rowid: number;
  words: string;
}

/** Texts that are made findable together. */
const TEXTS = 500;

/** For each index, the words after a number, of so many texts at the most, by their numbers. */
const indexes: [(typeof keysTables)[number], (db: Db, after: number) => Promise<Words[]>][] = [
  ['search_keys', publishedWords],
  ['comment_keys', commentWords],
  ['response_text_keys', responseWords],
  ['piece_keys', pieceWords],
  ['inquiry_keys', inquiryWords],
];

/** Makes the indexes of words anew from the words that are there, from where they end. */
export async function makeKeys(
  target: Target,
  progress: (table: string, texts: number) => void,
): Promise<void> {
  for (const [table, wordsAfter] of indexes)
    for (;;) {
      const last = await target.db
        .selectFrom(table)
        .select('rowid')
        .orderBy('rowid', 'desc')
        .limit(1)
        .executeTakeFirst();
      const found = await wordsAfter(target.db, last?.rowid ?? -1);
      if (found.length === 0) break;
      await target.portion(async (db) => {
        const rows = found.map(({ rowid, words }) => ({ rowid, keys: searchKeys(words) }));
        await db.insertInto(table).values(rows).execute();
      });
      progress(table, found.length);
    }
}

async function publishedWords(db: Db, after: number): Promise<Words[]> {
  const rows = await db
    .selectFrom('search_entry')
    .select(['id', 'title', 'text'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(TEXTS)
    .execute();
  return rows.map(({ id, title, text }) => ({ rowid: id, words: `${title}\n${text}` }));
}

async function pieceWords(db: Db, after: number): Promise<Words[]> {
  const rows = await db
    .selectFrom('piece_entry')
    .select(['id', 'title', 'text'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(TEXTS)
    .execute();
  return rows.map(({ id, title, text }) => ({ rowid: id, words: `${title}\n${text}` }));
}

/** One that was withdrawn has no words. */
async function inquiryWords(db: Db, after: number): Promise<Words[]> {
  const rows = await db
    .selectFrom('inquiry')
    .select(['text_id', 'title', 'body'])
    .where('text_id', '>', after)
    .where('body', 'is not', null)
    .orderBy('text_id')
    .limit(TEXTS)
    .execute();
  return rows.map(({ text_id, title, body }) => ({ rowid: text_id, words: `${title ?? ''}\n${body ?? ''}` }));
}

async function responseWords(db: Db, after: number): Promise<Words[]> {
  const rows = await db
    .selectFrom('response_text')
    .select(['text_id', 'text'])
    .where('text_id', '>', after)
    .orderBy('text_id')
    .limit(TEXTS)
    .execute();
  return rows.map(({ text_id, text }) => ({ rowid: text_id, words: text }));
}

/** Of the revision that holds; one that was withdrawn has no words. */
async function commentWords(db: Db, after: number): Promise<Words[]> {
  const versions = await db
    .selectFrom('comment')
    .innerJoin('comment_version', (join) =>
      join
        .onRef('comment_version.consultation_id', '=', 'comment.consultation_id')
        .onRef('comment_version.comment_id', '=', 'comment.id')
        .onRef('comment_version.revision', '=', 'comment.revision'),
    )
    .select(['text_id', 'statement', 'party_name'])
    .where('text_id', '>', after)
    .orderBy('text_id')
    .limit(TEXTS)
    .execute();
  const opinions = await db
    .selectFrom('comment')
    .innerJoin('opinion', (join) =>
      join
        .onRef('opinion.consultation_id', '=', 'comment.consultation_id')
        .onRef('opinion.comment_id', '=', 'comment.id')
        .onRef('opinion.revision', '=', 'comment.revision'),
    )
    .select(['text_id', 'opinion.text', 'proposed'])
    .where('text_id', '>', after)
    .where('text_id', '<=', versions.at(-1)?.text_id ?? after)
    .orderBy('text_id')
    .orderBy('position')
    .execute();
  return versions.map(({ text_id, statement, party_name }) => {
    const own = opinions.filter((opinion) => opinion.text_id === text_id);
    const words = [statement, party_name, ...own.flatMap(({ text, proposed }) => [text, proposed])];
    return { rowid: text_id, words: words.filter((each) => each !== null).join('\n') };
  });
}
