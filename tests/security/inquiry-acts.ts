import type { Rule } from './route-acts.ts';

/** Who the desk of cases, its entry, its exchange, applications and the office's year are for. */
export const inquiryActs: { [route: string]: Rule['to'] | Rule } = {};
