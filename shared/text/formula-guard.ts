/** Signs with which spreadsheets begin a formula, in any width (compared after NFKC). */
const begins = /^[=+\-@\u2212]/;

/** Blank and unseen characters that spreadsheets may skip before it. */
const unseen = /^[\s\p{Z}\p{Cf}\p{Cc}\u115f\u1160\u3164\uffa0]+/u;

/**
 * Text for a cell of a spreadsheet or CSV file: what a spreadsheet would take for a formula gets an apostrophe before it
 * (OWASP, CSV injection), so that it is text and nothing else.
 */
export function guardFormula(text: string): string {
  const seen = text.replace(unseen, '').normalize('NFKC').replace(unseen, '');
  return begins.test(seen) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
}
