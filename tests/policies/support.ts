import type { Interpretation } from '#server/policies/interpretation.ts';
import type { Policy } from '#server/policies/policy.ts';

const both = (zh: string, en: string) => ({ 'zh-CN': zh, en });

export const policyOf = (no: number, more: Partial<Policy> = {}): Policy => ({
  title: both(`关于电动自行车充电的通知之${no}（示例）`, `Notice ${no} on charging e-bikes (sample)`),
  index_no: `SAMPLE-${no}`,
  subject_class: both('城乡建设', 'Urban construction'),
  issuer: both('市城市管理局（示例）', 'Urban Management Bureau (sample)'),
  written_on: '2021-04-10',
  published_on: '2021-04-12',
  doc_no: `示例〔2021〕${no}号`,
  document_type: 'notice',
  openness: 'active',
  effective: '2021-05-01',
  theme: 'transport',
  audience: ['resident'],
  areas: [],
  marks: [],
  one_line: both('充电有棚，停放有序。', 'Sheds to charge in, order in parking.'),
  body: { 'zh-CN': '一、小区应当设置充电棚。' },
  attachments: [],
  replaces: [],
  ...more,
});

export const interpretationOf = (policy: string, more: Partial<Interpretation> = {}): Interpretation => ({
  title: both('解读：电动自行车充电（示例）', 'Interpretation: charging e-bikes (sample)'),
  policy,
  published_on: '2021-04-14',
  background: { 'zh-CN': '居民反映充电不便。' },
  basis: { 'zh-CN': '城市管理的有关规定。' },
  goals: { 'zh-CN': '就近充电。' },
  main_points: [{ 'zh-CN': '新建小区同步建棚。' }],
  who_benefits: { 'zh-CN': '全体居民。' },
  how_to_get: { 'zh-CN': '无需申请。' },
  contact: { 'zh-CN': '12345' },
  faq: [],
  diagrams: [],
  audio: [],
  videos: [],
  large_print: false,
  ...more,
});
