/** Words that nobody outside the department may ever read. */
export const CANARY = 'canary-of-the-department';
