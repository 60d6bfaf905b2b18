import type { Questionnaire } from '#server/questionnaires/questionnaires.ts';
import { Layout } from '#server/results/layout.ts';
import { Tally } from '#server/results/tally.ts';
import type { StoredAnswers } from '#shared/questionnaire/answers.ts';
import type { Definition } from '#shared/questionnaire/definition.ts';

/** A questionnaire as it would be published, and nothing stored. */
export function asPublished(definition: Definition): Questionnaire {
  const live = { no: 1, hash: `sha256:${'ab'.repeat(32)}`, definition, publishedAt: '' };
  return {
    id: 'q',
    slug: definition.slug,
    departmentId: 'd',
    salt: new Uint8Array(32),
    opensAt: new Date(0),
    closesAt: new Date(0),
    resultsDueOn: '2021-07-15',
    channels: ['online'],
    releasePolicy: { interim: false },
    exercise: false,
    retracted: false,
    versions: [live],
    live,
  };
}

/** Answers counted, without a store. */
export function tallyOf(questionnaire: Questionnaire, answers: StoredAnswers[]): Tally {
  const tally = new Tally(new Layout(questionnaire));
  for (const after of answers)
    tally.add({ questionnaireId: 'q', versionNo: 1, channel: 'online', day: '2021-05-20', after });
  return tally;
}
