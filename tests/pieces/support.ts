import type { PieceDesk } from '../support/pieces.ts';

/** What a press conference says. */
export const conference = {
  title: { 'zh-CN': '疫情防控新闻发布会（示例）', en: 'Press conference on epidemic control (sample)' },
  held_at: '2021-05-18T10:00:00+08:00',
  speakers: [{ 'zh-CN': '市政府办公室负责人（示例）', en: 'Head of the office (sample)' }],
};

/** Signs what stands on the sheet at a path. */
export async function signOff(desk: PieceDesk, path: string): Promise<void> {
  const approver = await desk.as(desk.approver);
  const form = (await approver.get(path)).form('/signature').fill({ secrecy: 'reviewed' });
  const page = await approver.press(form);
  if (page.status !== 200) throw new Error(`Not signed: ${page.status}`);
}
