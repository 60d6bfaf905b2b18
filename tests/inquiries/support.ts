import type { SignedIn } from '#server/http/signed-in.ts';
import { actOn } from '#server/inquiries/acting.ts';
import type { ActContents, InquiryAct } from '#server/inquiries/case/acts.ts';
import { type AcceptedInquiry, type NewInquiry, registerInquiry } from '#server/inquiries/inquiries.ts';
import { createDepartment, type Department } from '#server/staff/departments.ts';
import { makeOfficer, password } from '../staff/support.ts';
import { Browser } from '../support/browser.ts';
import { type House, makeApp } from '../support/make-app.ts';

export type Officer = SignedIn & { signInName: string };

export interface Line extends House {
  /** The 12345 centre, and two departments that answer. */
  centre: Department;
  education: Department;
  transport: Department;
  /** Of the centre. */
  dispatcher: Officer;
  secondDispatcher: Officer;
  clerk: Officer;
  /** Who write answers. */
  teacher: Officer;
  driver: Officer;
  register(inquiry?: Partial<NewInquiry>): Promise<AcceptedInquiry>;
  /** Does one act on a case as it stands now. */
  act<A extends InquiryAct>(
    of: Pick<AcceptedInquiry, 'id'>,
    officer: Officer | undefined,
    act: A,
    content: ActContents[A],
    words?: string,
  ): ReturnType<typeof actOn>;
  /** A browser without scripts in which the officer has signed in. */
  as(officer: Officer): Promise<Browser>;
}

const named = (zh: string, en: string) => ({ 'zh-CN': `${zh}（示例）`, en: `${en} (sample)` });

/** A hotline with two departments, at 20 May 2021, a Thursday, 10:00. */
export async function openLine(): Promise<Line> {
  const house = await makeApp();
  const { ctx } = house;
  const centre = await createDepartment(ctx, {
    slug: 'hotline-12345',
    name: named('12345热线', '12345 line'),
  });
  const education = await createDepartment(ctx, {
    slug: 'education',
    name: named('教育局', 'Education Bureau'),
  });
  const transport = await createDepartment(ctx, {
    slug: 'transport',
    name: named('交通局', 'Transport Bureau'),
  });
  let keys = 0;
  return {
    ...house,
    centre,
    education,
    transport,
    dispatcher: await makeOfficer(ctx, centre, ['moderator']),
    secondDispatcher: await makeOfficer(ctx, centre, ['moderator'], 'second.hotline'),
    clerk: await makeOfficer(ctx, centre, ['clerk']),
    teacher: await makeOfficer(ctx, education, ['editor']),
    driver: await makeOfficer(ctx, transport, ['editor']),
    register: (inquiry = {}) =>
      registerInquiry(ctx, {
        departmentId: centre.id,
        kind: 'complaint',
        category: 'education',
        channel: 'online',
        language: 'zh-CN',
        requester: 'person',
        title: '校外培训机构停业不退费',
        body: '交了一年课程费，机构上周关门。',
        key: `key-of-the-test-number-${String(++keys).padStart(6, '0')}`,
        ...inquiry,
      }),
    act: async ({ id }, officer, act, content, words) => {
      const { seq } = await ctx.db
        .selectFrom('inquiry')
        .select('seq')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return actOn(ctx, { id, seq, officer }, act, content, words);
    },
    as: async ({ signInName }) => {
      const browser = new Browser(house);
      await browser.post('/workspace/sign-in', { name: signInName, password });
      return browser;
    },
  };
}
