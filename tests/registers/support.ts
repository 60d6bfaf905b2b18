import type { DraftContent } from '#server/pieces/kinds.ts';

export const words = (zh: string, en = zh) => ({ 'zh-CN': zh, en });

/** An indicator that an office reported, with whatever is said differently. */
export const reportedFigure = (value: number, more: DraftContent = {}): DraftContent => ({
  title: words('诉求受理量（示例）', 'Demands accepted (sample)'),
  group: 'hotline',
  definition: words('全年受理的诉求', 'Demands accepted in the year'),
  period: words('2020年', '2020'),
  unit: words('件', 'demands'),
  source: words('市长署名文章（示例）', 'The mayor’s signed article (sample)'),
  reckoning: 'reported',
  value,
  office: words('热线办（示例）', 'Hotline office (sample)'),
  source_day: '2021-05-15',
  ...more,
});

/** An indicator that is counted from a register. */
export const countedFigure = (register: string, more: DraftContent = {}): DraftContent => ({
  title: words('登记数（示例）', 'Entries (sample)'),
  group: 'openness',
  definition: words('登记的条数', 'Entries of the register'),
  period: words('2021年', '2021'),
  unit: words('条', 'entries'),
  source: words('本平台登记', 'The register of this platform'),
  reckoning: 'counted',
  register,
  ...more,
});

export const conference = (day: string, more: DraftContent = {}): DraftContent => ({
  title: words('新闻发布会（示例）', 'Press conference (sample)'),
  held_at: `${day}T10:00:00+08:00`,
  speakers: [words('市政府办公室负责人（示例）', 'Head of the office (sample)')],
  ...more,
});
