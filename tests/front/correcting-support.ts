import { publishQuestionnaire, type Questionnaire } from '#server/questionnaires/questionnaires.ts';
import { type Desk, type Officer, signedIn } from '../dispositions/support.ts';
import type { Browser } from '../support/browser.ts';
import { tiny } from '../support/definitions.ts';

export const erratum = '公告附件有误，附件中的表格已经过期，更正后重新公布。';

/** The tiny questionnaire of the desk's department. */
export const publishTiny = ({ ctx, department }: Desk, exercise = false): Promise<Questionnaire> =>
  publishQuestionnaire(ctx, {
    departmentId: department.id,
    definition: tiny,
    opensAt: new Date('2021-05-15T00:00:00+08:00'),
    closesAt: new Date('2021-06-16T00:00:00+08:00'),
    resultsDueOn: '2021-07-15',
    channels: ['online'],
    exercise,
  });

/** Takes back by the pages, as an approver does; gives the approver's browser. */
export async function pullAs(desk: Desk, officer: Officer, kind: string, id: string): Promise<Browser> {
  const browser = await signedIn(desk, officer);
  const address = `/workspace/retractions/${kind}/${id}`;
  const form = (await browser.get(address)).form(address);
  const preview = await browser.post(form.action, { zh: erratum, en: 'The annex was out of date.' });
  const pulled = await browser.post(
    address,
    new URLSearchParams([...preview.form(address).fields, ['act', 'pull']]),
  );
  if (pulled.status !== 303) throw new Error(`Not pulled: ${pulled.status} ${pulled.words}`);
  return browser;
}
