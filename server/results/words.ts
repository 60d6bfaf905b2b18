export { wordsFor } from '#shared/i18n/words-for.ts';
