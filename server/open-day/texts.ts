import { type Text, text } from '#shared/questionnaire/definition.ts';

/** Words that are there in Chinese at least. */
export const inChinese = written(['zh-CN']);

/** Titles and lines: in both languages. */
export const inBoth = written(['zh-CN', 'en']);

function written(languages: string[]) {
  return text.superRefine((given: Text, check) => {
    for (const language of languages)
      if (!given[language]) check.addIssue({ code: 'custom', path: [language], message: 'missing' });
  });
}
