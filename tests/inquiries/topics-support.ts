import type { DraftContent, PieceKindName } from '#server/pieces/kinds.ts';
import { createPiece, type Piece } from '#server/pieces/pieces.ts';
import { makeOfficer } from '../staff/support.ts';
import { putThrough } from '../support/pieces.ts';
import { type Line, type Officer, openLine } from './support.ts';

export interface TopicLine extends Line {
  editor: Officer;
  approver: Officer;
  published(kind: PieceKindName, slug: string, content: DraftContent): Promise<Piece>;
}

/** A hotline whose centre publishes topics and answers. */
export async function openTopicLine(): Promise<TopicLine> {
  const line = await openLine();
  const editor = await makeOfficer(line.ctx, line.centre, ['editor'], 'line.editor');
  const approver = await makeOfficer(line.ctx, line.centre, ['approver'], 'line.approver');
  return {
    ...line,
    editor,
    approver,
    published: async (kind, slug, content) => {
      const given = { kind, slug, content, departmentId: line.centre.id };
      const piece = await createPiece(line.ctx, editor, given);
      await putThrough(line.ctx, piece, { editor, approver });
      return piece;
    },
  };
}

const both = (zh: string, en = zh) => ({ 'zh-CN': zh, en });

/** Education today from ten to noon, and again from two. */
export const topic = (more: DraftContent = {}): DraftContent => ({
  title: both('招生政策（示例）', 'Admission (sample)'),
  day: '2021-05-20',
  slots: [
    { start: '09:30', end: '12:00', departments: [both('教育局（示例）', 'Education Bureau (sample)')] },
    { start: '14:00', end: '15:00', departments: [both('招生办（示例）', 'Admissions Office (sample)')] },
  ],
  categories: ['education'],
  ...more,
});

export const known = (question: string, more: DraftContent = {}): DraftContent => ({
  question: both(question, `About ${question}`),
  answer: both('带户口簿和房屋租赁证明，到学校现场核对。', 'Bring the household register and the lease.'),
  category: 'education',
  department: both('教育局（示例）', 'Education Bureau (sample)'),
  answered_on: '2021-05-18',
  ...more,
});

/** A form as a clerk fills it in. */
export const entered = (more: { [field: string]: string } = {}) => ({
  channel: 'phone',
  kind: 'consult',
  category: 'education',
  requester: 'person',
  title: '租房的孩子入学要带什么材料',
  body: '孩子今年上小学，租房住。',
  way: 'direct',
  answer: '带户口簿和租赁合同。',
  ...more,
});
