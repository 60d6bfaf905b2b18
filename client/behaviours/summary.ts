/** Leads to what has to be changed as soon as the page is there. */
export const focusSummary = (summary: HTMLElement): void => summary.focus();
