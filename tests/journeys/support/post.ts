import type { Answers } from '#shared/questionnaire/answers.ts';
import { door } from './questionnaire.ts';
import type { Visitor } from './visitor.ts';

/** Posts fields as a form of the site would. */
export async function post(visitor: Visitor, path: string, fields: { [name: string]: string | string[] }) {
  await visitor.opens('/about');
  const action = `${visitor.language === 'en' ? '/en' : ''}${path}`;
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, each]),
  );
  await visitor.isLed(() =>
    visitor.page.evaluate(
      ([address, entries]) => {
        const form = document.createElement('form');
        form.method = 'post';
        form.action = address;
        for (const [name, value] of entries) {
          const field = document.createElement('textarea');
          field.name = name;
          field.value = value;
          form.append(field);
        }
        document.body.append(form);
        form.submit();
      },
      [action, pairs] as const,
    ),
  );
}

/** Posts what a device posts: its key and all its answers. */
export const postAnswers = (visitor: Visitor, path: string, answers: Answers, key: string) =>
  post(visitor, `${door}${path}`, {
    version: '1',
    language: visitor.language,
    key,
    answers: JSON.stringify(answers),
  });
