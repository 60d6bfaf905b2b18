import type { Role } from '#server/http/signed-in.ts';
import { publishQuestionnaire } from '#server/questionnaires/questionnaires.ts';
import { answered, answerTheRest, CLOSED, type Desk, openDesk, signedIn } from '../dispositions/support.ts';
import { makeOfficer } from '../staff/support.ts';
import { sent } from '../support/api.ts';
import type { Browser, Page } from '../support/browser.ts';
import { opinion } from '../support/consultations.ts';
import { tiny } from '../support/definitions.ts';

export interface Briefs extends Desk {
  /** In which the analyst has signed in. */
  desk: Browser;
  /** Signs somebody in who holds one role in the department. */
  as(role: Role): Promise<Browser>;
}

const person = (stance: 'support' | 'oppose' | 'amend', text: string) => ({
  opinions: [opinion({ clause: '2', stance, text })],
});

/**
 * A department with an open questionnaire of 40 answers, and a consultation on whose second article people part; an
 * expert is against, and a telephone number is hidden. Its period is over.
 */
export async function openBriefs({ closed = true } = {}): Promise<Briefs> {
  const office = await openDesk();
  const { ctx, department, released, consultation, analyst } = office;
  await publishQuestionnaire(ctx, {
    departmentId: department.id,
    definition: tiny,
    opensAt: new Date('2021-05-15T00:00:00+08:00'),
    closesAt: new Date('2021-06-16T00:00:00+08:00'),
    resultsDueOn: '2021-07-15',
    channels: ['online'],
  });
  for (let at = 0; at < 40; at++)
    await sent(office, at < 30 ? { A1: 'young', B1: ['tea'] } : { A1: 'old', A2: 'chair', B1: ['rice'] });
  const said = [
    await released(person('support', '夜间免费好。')),
    await released(person('oppose', '夜间免费会占满车位。')),
    await released({
      ...person('oppose', '免费没有依据，请测算。'),
      party: { kind: 'expert', name: '某某', signatories: null },
    }),
    await released({ ...person('oppose', '不公开的话'), show: false }),
  ];
  await answered(
    { ctx, consultation, analyst },
    '夜间免费',
    said.map(({ no }) => no),
    'not_adopted',
    ['2'],
  );
  await answerTheRest(office);
  if (closed) office.turnTo(CLOSED);
  return {
    ...office,
    desk: await signedIn(office, analyst),
    as: async (role) => signedIn(office, await makeOfficer(ctx, department, [role], `${role}-reader`)),
  };
}

/** The form in which a brief is written. */
export function formOf(page: Page) {
  const form = page.forms.find(({ fields }) => fields.has('revision'));
  if (!form) throw new Error(`No form on ${page.path} (${page.status})`);
  return form;
}

/** Begins a brief of both, and gives its page. */
export async function begun(desk: Browser, more: { [name: string]: string | string[] } = {}): Promise<Page> {
  const page = await desk.post('/workspace/briefs/new', {
    questionnaire: 'tiny',
    consultation: 'small',
    ...more,
  });
  return desk.follow(page);
}

/** A brief with everything that is needed, saved; gives its address. */
export async function written(desk: Browser): Promise<string> {
  const page = await begun(desk);
  const form = formOf(page).fill({
    title: '停车意见摘要',
    lead: '请研究夜间是否免费。',
    'part.requests': '夜间免费的时段。',
  });
  const saved = await desk.press(form);
  if (saved.status !== 200) throw new Error(`Not saved: ${saved.status}`);
  return saved.path;
}
