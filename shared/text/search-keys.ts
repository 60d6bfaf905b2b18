/**
 * Search keys for Chinese and for languages with spaces, the same in every database: a run of Chinese characters becomes
 * its overlapping pairs and its last character, other words stand as they are, all after NFKC and in lower case.
 * 停车收费 → 停车 车收 收费 费. Databases' own tokenizers find no two-character word inside a run.
 */

/** Characters of writing without spaces between words; `ー` lengthens a kana. */
const chinese = String.raw`(?:(?=[\p{L}\p{N}])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])`;

const word = new RegExp(String.raw`(${chinese}+)|((?:(?!${chinese})[\p{L}\p{N}\p{M}])+)`, 'gu');

/** What stands within a word and is not seen: joiners, marks of direction, the choice among a character's shapes. */
const unseen = /[\p{Cf}\p{Variation_Selector}]/gu;

/** Characters of a word that are told apart: a database's index takes no key of any length. */
const LONGEST = 200;

/** Words without width, case and accents; runs of Chinese apart from the rest. */
function* runsOf(text: string): Generator<{ chinese: boolean; run: string }> {
  const plain = text.normalize('NFKC').replace(unseen, '').toLowerCase();
  for (const [, chinese, other] of plain.matchAll(word)) {
    const run = chinese ?? beginning(unaccented(other ?? ''));
    if (run !== '') yield { chinese: chinese !== undefined, run };
  }
}

const unaccented = (run: string) => run.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');

const beginning = (run: string) => (run.length > LONGEST ? [...run].slice(0, LONGEST).join('') : run);

const pairsOf = (characters: string[]) =>
  characters.slice(1).map((character, at) => `${characters[at]}${character}`);

/** What is kept for a text, parted by spaces. */
export const searchKeys = (text: string): string =>
  [...runsOf(text)]
    .flatMap(({ chinese, run }) => {
      const characters = [...run];
      return chinese ? [...pairsOf(characters), characters.at(-1)] : [run];
    })
    .join(' ');

/** Keys that must stand side by side; of a single key any beginning is enough when `prefix` is set. */
export interface SearchTerm {
  keys: string[];
  prefix: boolean;
}

/** What must all be found for the words of a search. Nothing when there is no word in them. */
export const searchTerms = (words: string): SearchTerm[] =>
  [...runsOf(words)].map(({ chinese, run }) => {
    const pairs = chinese ? pairsOf([...run]) : [];
    return pairs.length > 0 ? { keys: pairs, prefix: false } : { keys: [run], prefix: true };
  });
