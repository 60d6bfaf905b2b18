import type { Rule } from './route-acts.ts';

/** Who the desk of cases, its entry, its exchange, applications and the office's year are for. */
export const inquiryActs: { [route: string]: Rule['to'] | Rule } = {
  'GET /workspace/inquiries/new': 'enter-answers',
  'POST /workspace/inquiries/new': 'enter-answers',
  // It has no answer yet, and those who write are told so.
  'POST /workspace/inquiries/:number/known-answer': 'write-content',
};
