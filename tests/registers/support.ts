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

export const visit = (day: string, problems: DraftContent[], more: DraftContent = {}): DraftContent => ({
  title: words('走访甘井子区制造企业（示例）', 'Visit to a manufacturer (sample)'),
  visited_on: day,
  office: words('市营商环境建设局（示例）', 'Business environment bureau (sample)'),
  district: words('甘井子区', 'Ganjingzi'),
  sector: 'manufacturing',
  named: false,
  problems,
  ...more,
});

export const solved = (zh = '开户手续繁琐'): DraftContent => ({
  text: words(zh, 'Too many forms'),
  way: 'solved',
  note: words('当场协调开户银行办结', 'Settled with the bank at once'),
});

export const tracked = (due: string, more: DraftContent = {}): DraftContent => ({
  text: words('厂区门口道路破损', 'The road at the gate is broken'),
  way: 'tracked',
  owner: words('市城市管理局（示例）', 'Urban management bureau (sample)'),
  due_on: due,
  ...more,
});

export const document = (index: string, more: DraftContent = {}): DraftContent => ({
  title: words('部门决算公开（示例）', 'Final accounts of a department (sample)'),
  index_no: index,
  area: 'budgets',
  category: 'c07',
  issuer: words('市财政局（示例）', 'Finance bureau (sample)'),
  written_on: '2021-04-20',
  published_on: '2021-05-12',
  content: words('决算收支总表', 'Table of income and expenditure'),
  ...more,
});
