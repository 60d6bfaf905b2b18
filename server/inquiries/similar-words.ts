import { type Language, sayIn } from '#shared/i18n/languages.ts';
import { type SearchTerm, searchKeys, searchTerms } from '#shared/text/search-keys.ts';
import askingWords from './asking-words.json' with { type: 'json' };
import type { PublishedAnswer } from './known-answer.ts';

/** Words that ask, and tell nothing of what is asked. */
const asking: ReadonlySet<string> = new Set(askingWords);

/** Terms that are looked for at once: the last written, which are what it is about now. */
const MOST = 20;

/** Pairs of Chinese characters and whole words of other languages, each once. */
export function termsOf(words: string): SearchTerm[] {
  const keys = searchTerms([...words].slice(-200).join('')).flatMap(({ keys }) => keys);
  const telling = keys.filter((key) => (/[a-z\d]/.test(key) ? key.length > 3 : key.length > 1));
  const told = [...new Set(telling)].filter((key) => !asking.has(key));
  return told.slice(-MOST).map((key) => ({ keys: [key], prefix: false }));
}

/** The likeliest first; without a word in its question an answer is not alike. */
export function ranked(
  answers: readonly PublishedAnswer[],
  holding: readonly { piece_id: string; term: number }[],
  terms: readonly SearchTerm[],
  language: Language,
): PublishedAnswer[] {
  const held = new Map<number, number>();
  for (const { term } of holding) held.set(term, (held.get(term) ?? 0) + 1);
  const scored = answers.flatMap((answer) => {
    const question = new Set(searchKeys(sayIn(language, answer.content.question)).split(' '));
    let score = 0;
    let asked = false;
    for (const { piece_id, term } of holding) {
      if (piece_id !== answer.id) continue;
      const inQuestion = question.has(terms[term]?.keys[0] ?? '');
      asked ||= inQuestion;
      score += (inQuestion ? 2 : 1) / (held.get(term) ?? 1);
    }
    return asked ? [{ answer, score }] : [];
  });
  return scored.sort((a, b) => b.score - a.score).map(({ answer }) => answer);
}
