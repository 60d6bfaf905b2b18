import { wordsFor } from '#shared/i18n/words-for.ts';
import type { Definition, Section, Text } from '#shared/questionnaire/definition.ts';
import type { QuestionnaireInProgress } from '#shared/questionnaire/in-progress.ts';
import type { Recognition } from '#shared/questionnaire/plain/recognise.ts';
import { localIso } from '#shared/time.ts';
import profile from './profile-items.json' with { type: 'json' };
import type { Questionnaire } from './questionnaires.ts';

const nothingSet = { channels: ['online' as const], interim: false, exercise: false, rewordings: [] };

/** Seconds that a question takes. */
const SECONDS = 18;

/** What pasted text gives, and what can be set without asking. */
export function contentOfText(
  { name }: { name: Text },
  { title, intro, sections }: Pick<Recognition, 'title' | 'intro' | 'sections'>,
): QuestionnaireInProgress {
  const items = sections.reduce((sum, section) => sum + section.items.length, 0);
  return {
    ...nothingSet,
    definition: {
      ...(title ? { title } : {}),
      ...(intro ? { intro } : {}),
      sponsor: name,
      population: wordsFor('making.standard_population'),
      sample_note: wordsFor('making.standard_sample_note'),
      minutes: Math.max(1, Math.ceil((items * SECONDS) / 60)),
      privacy: { handler: name },
      basis: [],
      lists: {},
      sections,
    },
  };
}

/** What a definition gives. Its privacy notice is written anew; what the office wrote itself stays. */
export function contentOfDefinition(definition: Definition): QuestionnaireInProgress {
  const { schema: _s, languages: _l, default_language: _d, privacy, ...rest } = definition;
  const { handler, contact, purpose, minors, retention } = privacy;
  const words = retention['zh-CN'] ?? retention.en ?? '';
  const months = privacy.retention_months ?? /(\d{1,3})\s*(?:个月|months?)/u.exec(words)?.[1];
  return {
    ...nothingSet,
    definition: { ...rest, privacy: { handler, contact, purpose, minors } },
    ...(months ? { retention_months: Number(months) } : {}),
  };
}

/** A copy of an earlier questionnaire: without its address and period. */
export function contentOfCopy(content: QuestionnaireInProgress): QuestionnaireInProgress {
  const { opens_at: _o, closes_at: _c, results_due_on: _r, change_note: _n, ...rest } = content;
  const { slug: _s, ...definition } = content.definition;
  return { ...rest, definition, rewordings: [] };
}

/** Where the next version of a questionnaire begins. */
export const contentOfVersion = (questionnaire: Questionnaire): QuestionnaireInProgress => ({
  ...contentOfDefinition(questionnaire.live.definition),
  opens_at: localIso(questionnaire.opensAt),
  closes_at: localIso(questionnaire.closesAt),
  results_due_on: questionnaire.resultsDueOn,
  channels: questionnaire.channels,
  interim: questionnaire.releasePolicy.interim,
  exercise: questionnaire.exercise,
});

const library = profile as Section;

/** Items on respondents that are often asked, by their codes. */
export const profileItems = library.items;

/** The content with such items before all others; those that are there already stay as they are. */
export function withProfileItems(content: QuestionnaireInProgress, codes: string[]): QuestionnaireInProgress {
  const { sections } = content.definition;
  const there = new Set(sections.flatMap(({ items }) => items.map(({ code }) => code)));
  const added = library.items.filter(({ code }) => codes.includes(code) && !there.has(code));
  if (added.length === 0) return content;
  const known = sections.find(({ code }) => code === library.code);
  const others = sections.filter((section) => section !== known);
  const section = known ? { ...known, items: [...known.items, ...added] } : { ...library, items: added };
  return { ...content, definition: { ...content.definition, sections: [section, ...others] } };
}
