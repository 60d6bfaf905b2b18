import type { Role } from '#server/http/signed-in.ts';
import type { Questionnaire } from '#server/questionnaires/questionnaires.ts';
import { submitResponse } from '#server/responses/responses.ts';
import { createDepartment } from '#server/staff/departments.ts';
import type { Answers } from '#shared/questionnaire/answers.ts';
import { type Definition, definition as definitionSchema } from '#shared/questionnaire/definition.ts';
import { makeOfficer, password } from '../staff/support.ts';
import { Browser } from '../support/browser.ts';
import { tiny } from '../support/definitions.ts';
import { type House, makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';

const both = (words: string) => ({ 'zh-CN': words, en: words });
const options = (...codes: string[]) => codes.map((code) => ({ code, text: both(`option ${code}`) }));

/** Two profile items, words of an option, and two items for words, one of which names another department. */
export const asking: Definition = definitionSchema.parse({
  ...tiny,
  slug: 'asking',
  sections: [
    {
      code: 'A',
      title: both('Part A'),
      items: [
        {
          kind: 'single',
          code: 'Q1',
          text: both('Who'),
          required: false,
          role: 'profile',
          options: [
            ...options('resident', 'visitor'),
            { code: 'other', text: both('another'), other_text: true },
          ],
        },
        {
          kind: 'single',
          code: 'Q3',
          text: both('How old'),
          required: false,
          role: 'profile',
          options: options('18-34', '35-44', '45+'),
        },
        { kind: 'text', code: 'Q22', text: both('Anything else'), max_length: 4000, lines: 'many' },
        {
          kind: 'text',
          code: 'Q20',
          text: both('The hotline'),
          department: 'hotline',
          max_length: 4000,
          lines: 'many',
        },
      ],
    },
  ],
});

export const root = '/workspace/questionnaires/asking';
export const list = `${root}/texts`;

/** A published questionnaire with these answers in it. */
export async function openTexts(answers: Answers[] = []) {
  const house = await makeApp();
  const questionnaire = await publish(house.ctx, asking);
  for (const each of answers) await send(house, questionnaire, each);
  // Counts by profile follow on another day, and whole-base ones in tens of acts.
  house.turnTo('2021-05-21T10:00:00+08:00');
  return { house, questionnaire };
}

export async function send({ ctx }: House, questionnaire: Questionnaire, answers: Answers): Promise<string> {
  const outcome = await submitResponse(ctx, questionnaire, {
    key: ctx.random(24).toString('base64url'),
    versionNo: 1,
    language: 'zh-CN',
    answers,
    channel: 'online',
  });
  if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
  return outcome.accepted.receipt;
}

/** A browser of an officer: of the owning department, or of one with another name. */
export async function officer(house: House, questionnaire: Questionnaire, roles: Role[], elsewhere?: string) {
  const { ctx } = house;
  const name = { 'zh-CN': '局（示例）', en: 'Bureau (sample)' };
  const department = elsewhere
    ? { id: (await createDepartment(ctx, { slug: elsewhere, name })).id, slug: elsewhere }
    : { id: questionnaire.departmentId, slug: 'office' };
  const { signInName } = await makeOfficer(ctx, department, roles);
  const browser = new Browser(house);
  const answer = await browser.post('/workspace/sign-in', { name: signInName, password });
  if (answer.status !== 303) throw new Error(`Not signed in: ${answer.status}`);
  return browser;
}

/** Every opening that the audit trail holds. */
export const openings = async ({ ctx }: House) =>
  (await ctx.db.selectFrom('audit_event').selectAll().where('act', '=', 'texts.read').execute()).map(
    ({ subject, detail }) => ({ subject, ...(JSON.parse(detail ?? '{}') as { [name: string]: unknown }) }),
  );
