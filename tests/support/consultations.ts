import { randomUUID } from 'node:crypto';
import waste from '#db/seeds/waste-measures-2021.json' with { type: 'json' };
import type { CommentBody, OpinionBody } from '#server/comments/comment-body.ts';
import { type AcceptedComment, type Paper, submitComment } from '#server/comments/comments.ts';
import {
  type Consultation,
  getConsultation,
  publishConsultation,
} from '#server/consultations/consultations.ts';
import type { Context } from '#server/context.ts';
import type { SignedIn } from '#server/http/signed-in.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { type ConsultationDefinition, consultationDefinition } from '#shared/consultation/definition.ts';
import { makeOfficer } from '../staff/support.ts';

/** The sample rule on sorting waste: open from 15 May to 15 June 2021, 24:00. */
export const wasteMeasures: ConsultationDefinition = consultationDefinition.parse(waste);

/** A consultation with a small draft: two articles in a chapter, the second with an item. */
export const small: ConsultationDefinition = consultationDefinition.parse({
  ...waste,
  slug: 'small',
  questions: [],
  clauses: [
    {
      key: 'chapter-1',
      level: 'chapter',
      label: { 'zh-CN': '第一章', en: 'Chapter 1' },
      heading: { 'zh-CN': '总则', en: 'General' },
      children: [
        {
          key: '1',
          level: 'article',
          label: { 'zh-CN': '第一条', en: 'Article 1' },
          text: { 'zh-CN': '停车收费应当公示标准。', en: 'Parking charges shall be posted.' },
        },
        {
          key: '2',
          level: 'article',
          label: { 'zh-CN': '第二条', en: 'Article 2' },
          text: { 'zh-CN': '下列时段免费：', en: 'It is free at these times:' },
          children: [
            {
              key: '2-1',
              level: 'item',
              label: { 'zh-CN': '（一）', en: '(1)' },
              text: { 'zh-CN': '夜间；', en: 'at night;' },
            },
          ],
        },
      ],
    },
  ],
});

/** Publishes a consultation of a department of its own. */
export async function openConsultation(
  ctx: Context,
  definition: ConsultationDefinition = small,
): Promise<Consultation> {
  const { consultation } = await openOffice(ctx, definition);
  return consultation;
}

export interface Office {
  consultation: Consultation;
  department: { id: string; slug: string };
  editor: SignedIn & { signInName: string };
}

/** Publishes a consultation; gives its department too, in which officers can be made with `makeOfficer`. */
export async function openOffice(ctx: Context, definition: ConsultationDefinition = small): Promise<Office> {
  const department = await createDepartment(ctx, {
    slug: `office-${ctx.random(6).toString('hex')}`,
    name: { 'zh-CN': '城市管理局（示例）', en: 'Urban Management Bureau (sample)' },
  });
  const editor = await makeOfficer(ctx, department, ['editor']);
  await publishConsultation(ctx, { departmentId: department.id, officerId: editor.id, definition });
  return { consultation: await getConsultation(ctx, definition.slug), department, editor };
}

export const opinion = (more: Partial<OpinionBody> = {}): OpinionBody => ({
  clause: '1',
  stance: 'amend',
  text: '建议写明收费时段。',
  proposed: null,
  quote: null,
  ...more,
});

export const commentBody = (more: Partial<CommentBody> = {}): CommentBody => ({
  language: 'zh-CN',
  party: { kind: 'person', name: null, signatories: null },
  show: true,
  opinions: [opinion()],
  statement: null,
  contact: null,
  ...more,
});

/** Sends a comment that must be accepted. */
export async function comment(
  ctx: Context,
  consultation: Consultation,
  more: Partial<CommentBody> = {},
  { key = randomUUID(), paper }: { key?: string; paper?: Paper } = {},
): Promise<AcceptedComment> {
  const outcome = await submitComment(ctx, consultation, {
    key,
    versionNo: consultation.round.version.no,
    body: commentBody(more),
    paper,
  });
  if ('problems' in outcome) throw new Error(`Refused: ${JSON.stringify(outcome.problems)}`);
  return outcome.accepted;
}
