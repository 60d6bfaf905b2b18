import { wordsFor } from '#shared/i18n/words-for.ts';
import { type Collected, collectedBy } from '#shared/questionnaire/collected.ts';
import type { Definition, Text } from '#shared/questionnaire/definition.ts';
import type { QuestionnaireInProgress } from '#shared/questionnaire/in-progress.ts';
import { type Fault, reviewDefinition } from '#shared/questionnaire/review.ts';

/** The definition that a content comes to, as far as it is there, and what it lacks in English. */
export interface Candidate {
  /** Not checked yet: of the right shape, perhaps with gaps. */
  definition: Definition;
  withoutEnglish: Fault[];
}

/**
 * Makes the definition of a content. It is in English too where every text is; its privacy notice is written from what
 * the items collect (PIPL articles 6, 7 and 17), so that it cannot say less.
 */
export function candidateOf(content: QuestionnaireInProgress): Candidate {
  const { definition: given } = content;
  const made = {
    sample: 'open',
    ...given,
    schema: 1,
    languages: ['zh-CN', 'en'],
    default_language: 'zh-CN',
    basis: given.basis ?? [],
    privacy: privacyOf(content),
  } as Definition;
  const withoutEnglish = lacking(made);
  return {
    definition: withoutEnglish.length === 0 ? made : { ...made, languages: ['zh-CN'] },
    withoutEnglish,
  };
}

const lacking = (definition: Definition): Fault[] =>
  reviewDefinition({ ...definition, languages: ['zh-CN', 'en'] }).filter(
    ({ message }) => message === 'no text in en',
  );

/** The notice, with gaps where the office has not written its part. */
export function privacyOf(content: QuestionnaireInProgress): Definition['privacy'] {
  const { privacy } = content.definition;
  const { retention_months: months } = content;
  return {
    ...(privacy.handler ? { handler: privacy.handler } : {}),
    ...(privacy.contact ? { contact: privacy.contact } : {}),
    purpose: privacy.purpose ?? wordsFor('making.standard_purpose'),
    method: wordsFor('making.privacy_method'),
    categories: categoriesOf(collectedBy(content.definition)),
    ...(months === undefined ? {} : { retention: retentionOf(months), retention_months: months }),
    rights: wordsFor('making.privacy_rights'),
    minors: privacy.minors ?? wordsFor('making.standard_minors'),
  } as Definition['privacy'];
}

/** The words of so many months, by which a definition made before it named them as a number is known. */
export const retentionOf = (months: number): Text =>
  filled(wordsFor('making.privacy_retention'), { months: String(months) });

function categoriesOf({ profiles, opinions, texts }: Collected): Text[] {
  const asked = profiles.map(({ text }) => text);
  const profile = wordsFor('making.privacy_profile');
  const english = asked.every((text) => text.en);
  const comma = wordsFor('common.list_separator');
  const listed = (language: string) =>
    asked.map((text) => text[language] ?? text['zh-CN'] ?? '').join(comma[language]);
  return [
    ...(profiles.length > 0
      ? [
          {
            'zh-CN': filled(profile, { items: listed('zh-CN') })['zh-CN'] ?? '',
            ...(english ? { en: filled(profile, { items: listed('en') }).en ?? '' } : {}),
          },
        ]
      : []),
    ...(opinions ? [wordsFor('making.privacy_opinions')] : []),
    ...(texts.length > 0 ? [wordsFor('making.privacy_texts')] : []),
  ];
}

const filled = (text: Text, values: { [name: string]: string }): Text =>
  Object.fromEntries(
    Object.entries(text).map(([language, words]) => [
      language,
      words.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole),
    ]),
  );
