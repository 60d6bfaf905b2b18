import type { Answers } from '#shared/questionnaire/answers.ts';
import { door } from '../support/questionnaire.ts';
import type { Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

/** A page as somebody may find it, and the way there. */
export interface State {
  /** The route that answers it, as the app registers it. */
  route: string;
  name: string;
  /** 20 May 2021, two minutes after closing, or the morning after. */
  when?: 'open' | 'closing' | 'closed';
  senior?: boolean;
  /** Scripts do not arrive, as in a browser that cannot run them. */
  plain?: boolean;
  /** Also looked at in the dark. */
  dark?: boolean;
  /** The sign-in name of the officer who looks. */
  officer?: string;
  /** Brings the page up; what it does must be the same a second time, in another language. */
  reach(visitor: Visitor, site: Site): Promise<unknown>;
}

/** An address that is opened and nothing more. */
export const open = (route: string, address: string, name: string, more: Partial<State> = {}): State => ({
  route: `GET ${route}`,
  name,
  reach: (visitor) => visitor.opens(address),
  ...more,
});

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
