/** Fields that carry keys and choices of the form, never words. */
const own = new Set(['key', 'version', 'via', 'to', 'add', 'receipt', 'counted', 'revision', 'back']);

/** Codes of options and buttons. */
const code = /^[A-Za-z0-9_.+-]{0,32}$/;

/** What somebody has written themselves into a posted form. */
export const typedWords = (fields: URLSearchParams): string[] => [
  ...new Set(
    [...fields]
      .filter(([name, value]) => !own.has(name) && !code.test(value))
      .map(([, value]) => value.trim()),
  ),
];
