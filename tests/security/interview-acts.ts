import type { Rule } from './route-acts.ts';

const interview = '/workspace/interviews/:id';
const question = `${interview}/questions/:no`;

const answers = ['read-texts', 'write-content'] as const;

/** Who the desk of interviews is for. */
export const interviewActs: { [route: string]: Rule['to'] } = {
  'GET /workspace/interviews': 'content',
  [`GET ${interview}`]: answers,
  [`GET ${question}`]: answers,
  [`GET ${question}/decision`]: 'content',
  [`POST ${question}/decision`]: 'release-comments',
  [`GET ${question}/answer`]: 'content',
  [`POST ${question}/answer`]: 'write-content',
  [`GET ${question}/publication`]: 'content',
  [`POST ${question}/publication`]: 'release-comments',
  [`GET ${interview}/transcript`]: 'content',
  [`POST ${interview}/transcript`]: 'write-content',
  [`GET ${interview}/entry`]: 'enter-answers',
  [`POST ${interview}/entry`]: 'enter-answers',
};
