import { languages, sayIn } from '#shared/i18n/languages.ts';
import type { SearchEntry } from '../consultations/search.ts';
import type { OutcomeSnapshot, PublishedGroup } from './outcome-snapshot.ts';
import type { Quote } from './quotes.ts';

/** What the public search finds of an outcome: each group by its title, answer and quoted opinions. */
export const outcomeEntries = ({ title, groups }: OutcomeSnapshot): SearchEntry[] =>
  languages.flatMap((language): SearchEntry[] => [
    {
      language,
      clauseKey: null,
      title: sayIn(language, title),
      text: groups.map((group) => sayIn(language, group.title)).join('\n'),
    },
    ...groups.map((group) => ({
      language,
      clauseKey: null,
      title: sayIn(language, group.title),
      text: [...answerOf(group).map((text) => sayIn(language, text)), ...quotedIn(language, group)].join(
        '\n',
      ),
    })),
  ]);

const answerOf = ({ clauses, reason, result }: PublishedGroup) =>
  [...clauses.flatMap(({ label, heading }) => [label, heading]), reason, result].filter(
    (text) => text !== null,
  );

/** A quote stands in the language in which it was written; one in no language of the site stands in the first. */
const quotedIn = (language: string, { quotes }: PublishedGroup) =>
  quotes
    .filter((quote) => (languages.find((each) => each === quote.language) ?? languages[0]) === language)
    .flatMap(({ text, proposed }) => [wordsOf(text), ...(proposed ? [wordsOf(proposed)] : [])]);

const wordsOf = (pieces: Quote['text']) =>
  pieces.map((piece) => ('text' in piece ? piece.text : ' ')).join('');
