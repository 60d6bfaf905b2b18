import { randomBytes } from 'node:crypto';
import type { Questionnaire } from '#server/questionnaires/questionnaires.ts';
import { bodyOf, macOf } from '#server/responses/body.ts';
import type { Incoming } from '#server/responses/intake.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { people } from './bodies.ts';

const LANGUAGE = 'zh-CN';

/** Responses as they are after every check, on their way into the store: under an id that nobody has. */
export function preparedAnswers(questionnaire: Questionnaire): () => Incoming {
  const { id, salt, live } = questionnaire;
  const made = people.map((answers) => {
    const body = bodyOf(live.definition, answers);
    const given = canonicalJson(answers);
    return { body, answers: canonicalJson(body.answers), mac: macOf(salt, live.no, LANGUAGE, given) };
  });
  let next = 0;
  return () => {
    const { body, answers, mac } = made[next++ % made.length] as (typeof made)[number];
    const row = {
      questionnaire_id: id,
      id: randomBytes(16),
      version_no: live.no,
      channel: 'online',
      entrance: null,
      site: null,
      entry_batch: null,
      language: LANGUAGE,
      day: '2021-05-20',
      answers,
      body_mac: mac,
      revision: 0,
      withdrawn_day: null,
      flags: null,
    };
    return { questionnaire, row, body, answeringId: undefined };
  };
}
