import type { View } from '../http/view.ts';
import type { Counters } from '../results/counters.ts';
import type { Offered } from './figure-choices.tsx';
import type { Source } from './sources.ts';

/** Characters of a wording in a list. */
const LENGTH = 40;

/** What may be chosen of each questionnaire that a brief rests on. */
export const offeredOf = (
  { t, say }: View,
  counters: Counters,
  sources: readonly Source[],
): Promise<Offered[]> =>
  Promise.all(
    sources.map(async ({ questionnaire, scope, release }) => {
      const { layout } = await counters.of(questionnaire);
      const words = (no: number, text: string) =>
        t('briefs.numbered_in', { no, item: [...text].slice(0, LENGTH).join('') });
      return {
        slug: questionnaire.slug,
        title: say(questionnaire.live.definition.title),
        items: layout.variables
          .filter(({ item }) => release || scope?.items.has(item))
          .map(({ code, no, label }) => ({ code, words: words(no, say(label)) })),
        profiles: layout.profiles.map(({ code, no, label }) => ({ code, words: words(no, say(label)) })),
      };
    }),
  );
