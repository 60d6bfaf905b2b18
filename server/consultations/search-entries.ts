import type { Notice } from '#shared/consultation/definition.ts';
import { type Language, languages, sayIn } from '#shared/i18n/languages.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import { type Clause, type DocumentVersion, within } from '../drafts/drafts.ts';
import { readingUnits } from './draft-reading.ts';
import { replaceSearchEntries, type SearchEntry } from './search.ts';

/** Lets the public find a round's notice and the clauses of its draft, in every language. Inside a write. */
export async function indexRound(
  tx: Context,
  consultationId: string,
  notice: Notice,
  version: DocumentVersion,
): Promise<void> {
  const notices = languages.map((language) => noticeEntry(language, notice, version));
  const clauses = languages.flatMap((language) => clauseEntries(language, version));
  await replaceSearchEntries(tx, consultationId, 'notice', notices);
  await replaceSearchEntries(tx, consultationId, 'clause', clauses);
}

const lines = (language: Language, texts: (Text | undefined)[]) =>
  texts.flatMap((text) => (text ? [sayIn(language, text)] : [])).join('\n');

const noticeEntry = (
  language: Language,
  { notice, explanation, questions, drafting_unit }: Notice,
  { title }: DocumentVersion,
): SearchEntry => ({
  language,
  clauseKey: null,
  title: sayIn(language, title),
  text: lines(language, [
    notice.matter,
    drafting_unit,
    ...questions.map(({ text }) => text),
    ...explanation.flatMap(({ heading, text }) => [heading, text]),
    ...notice.basis.map(({ law }) => law),
    notice.hearing,
  ]),
});

/** An article is found with everything in it; what holds articles, by its heading and its own words. */
function clauseEntries(language: Language, version: DocumentVersion): SearchEntry[] {
  const units = readingUnits(version);
  const inUnits = new Set(units.flatMap((unit) => below(unit)));
  return version.clauses
    .filter((clause) => !inUnits.has(clause))
    .map((clause) => ({
      language,
      clauseKey: clause.key,
      title: [clause.label, clause.heading]
        .flatMap((words) => (words ? [sayIn(language, words)] : []))
        .join(' '),
      text: lines(language, units.includes(clause) ? wordsOf(clause) : [clause.text]),
    }));
}

const below = (clause: Clause) => within(clause).slice(1);

const wordsOf = (clause: Clause) => [
  clause.text,
  ...below(clause).flatMap(({ heading, text }) => [heading, text]),
  clause.affected,
];
