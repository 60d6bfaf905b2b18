import type { Answers, StoredAnswers } from '#shared/questionnaire/answers.ts';
import type { Definition } from '#shared/questionnaire/definition.ts';
import { findItem } from '#shared/questionnaire/items.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { bodyMacFor } from '../access/receipts.ts';

/** A response as it is kept: codes in one place, words in another, so that words can be erased alone. */
export interface Body {
  answers: StoredAnswers;
  texts: { item: string; text: string }[];
}

/** Parts answers (after the logic) into codes and words; where words were given the answers say `true`. */
export function bodyOf(definition: Definition, answers: Answers): Body {
  const body: Body = { answers: {}, texts: [] };
  for (const [field, answer] of Object.entries(answers)) {
    if (typeof answer === 'string' && holdsWords(definition, field)) {
      body.answers[field] = true;
      body.texts.push({ item: field, text: answer });
    } else body.answers[field] = answer;
  }
  return body;
}

/** The answers as they were given, words included; words that were erased alone are left out. */
export function answersOf(body: Body): Answers {
  const texts = new Map(body.texts.map(({ item, text }) => [item, text]));
  const answers: Answers = {};
  for (const [field, answer] of Object.entries(body.answers)) {
    const given = answer === true ? texts.get(field) : answer;
    if (given !== undefined && given !== false) answers[field] = given;
  }
  return answers;
}

const holdsWords = (definition: Definition, field: string) =>
  field.includes('__') || findItem(definition, field)?.kind === 'text';

/** The MAC of a body as kept after the logic: version, language, answers and words, the answers as canonical JSON. */
export const macOf = (salt: Uint8Array, versionNo: number, language: string, answers: string): Buffer =>
  bodyMacFor(salt, `{"answers":${answers},"language":${canonicalJson(language)},"version":${versionNo}}`);
