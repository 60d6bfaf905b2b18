import { registerPieceKinds } from '#server/piece-kinds.ts';
import { makeOfficer } from '../staff/support.ts';
import { Browser, type Page } from '../support/browser.ts';
import { type Line, type Officer, openLine } from './support.ts';

/** What somebody fills in who applies to the Education Bureau. */
export const applicant = {
  department: 'education',
  requester: 'person',
  name: '申请人（示例）',
  id_kind: 'id_card',
  id_number: '证件号码（示例）',
  contact: '通信地址（示例）',
  information: '校外培训机构年检结果',
  doc_no: '',
  features: '2020年度',
  form: 'electronic',
  delivery: 'online',
};

export interface Applications extends Line {
  visitor: Browser;
  /** The clerk and the approver of the Education Bureau. */
  counter: Officer;
  head: Officer;
  /** Applies online; gives the number. */
  apply(fields?: Partial<typeof applicant>): Promise<string>;
  /** Sends a form of the desk, for the application as it stands. */
  send(browser: Browser, number: string, act: string, fields: { [name: string]: string }): Promise<Page>;
}

/** The hotline’s house, with an Education Bureau that takes applications. */
export async function openApplications(): Promise<Applications> {
  registerPieceKinds();
  const line = await openLine();
  const visitor = new Browser(line);
  return {
    ...line,
    visitor,
    counter: await makeOfficer(line.ctx, line.education, ['clerk']),
    head: await makeOfficer(line.ctx, line.education, ['approver']),
    apply: async (fields = {}) => {
      const form = (await visitor.get('/disclosure/applications/new')).form('/disclosure/applications');
      const key = form.fields.get('key') ?? '';
      const page = await visitor.post(form.action, { ...applicant, ...fields, key });
      return /YSQ-\d{4}-\d{4}/.exec(page.words)?.[0] ?? '';
    },
    send: async (browser, number, act, fields) => {
      const { seq } = await line.ctx.db
        .selectFrom('inquiry')
        .select('seq')
        .where('number', '=', number)
        .executeTakeFirstOrThrow();
      return browser.post(`/workspace/applications/${number}/acts`, { act, seq: String(seq), ...fields });
    },
  };
}
