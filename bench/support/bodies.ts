import { randomBytes } from 'node:crypto';
import { chance } from '#server/demo/random.ts';
import { socialAnswers } from '#server/demo/social-answers.ts';
import type { Answers } from '#shared/questionnaire/answers.ts';

/** The questionnaire that is answered. */
export const SLUG = 'zwgk-social-2021';

const dice = chance(7);

/** What people answered, without what the server itself would write. */
export const people: Answers[] = Array.from({ length: 500 }, () => {
  const { Q7: channels, ...rest } = socialAnswers(dice, false);
  if (Array.isArray(channels) && channels.length === 1) delete rest.Q8;
  return { ...rest, ...(channels === undefined ? {} : { Q7: channels }) };
});

const bodies = people.map((answers) => JSON.stringify({ version: 1, language: 'zh-CN', answers }));

let next = 0;

/** A submission by the API that nobody has sent before. */
export const submission = () => ({
  method: 'POST' as const,
  path: `/api/v1/questionnaires/${SLUG}/responses`,
  headers: {
    'content-type': 'application/json',
    'idempotency-key': randomBytes(24).toString('base64url'),
  },
  body: bodies[next++ % bodies.length] ?? '',
});
