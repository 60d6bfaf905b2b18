/** The languages of the interface, the default first. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** Words in a language, else in the first language that has them. */
export const sayIn = (language: Language, text: { [language: string]: string }): string =>
  text[language] ?? text['zh-CN'] ?? Object.values(text)[0] ?? '';
