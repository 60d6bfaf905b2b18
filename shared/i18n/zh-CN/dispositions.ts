/** Grouping, answering and the outcome. */
export const dispositions = {};
