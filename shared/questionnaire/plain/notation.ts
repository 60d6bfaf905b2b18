import type { Item } from '../definition.ts';

/** What stands in brackets after a question or an option. */
export interface Tags {
  kind?: Item['kind'];
  lines?: 'one' | 'many';
  required?: boolean;
  profile?: boolean;
  exclusive?: boolean;
  min?: number;
  max?: number;
  from?: number;
  to?: number;
  length?: number;
  decimals?: number;
}

/** Words that begin a line and say what it is. */
export type Label = 'english' | 'intro' | 'help' | 'low' | 'high' | 'unit' | 'rows' | 'columns';

export const labels: [Label, RegExp][] = [
  ['english', /^en\s*[:：]\s*/iu],
  ['intro', /^(?:问卷说明|卷首语|说明)\s*[:：]\s*/u],
  ['help', /^(?:填写说明|提示|注)\s*[:：]\s*/u],
  ['low', /^低端?\s*[:：]\s*/u],
  ['high', /^高端?\s*[:：]\s*/u],
  ['unit', /^单位\s*[:：]\s*/u],
  ['rows', /^(?:行|矩阵行)\s*[:：]\s*/u],
  ['columns', /^(?:列|选项|矩阵列)\s*[:：]\s*/u],
];

const kinds: [RegExp, Pick<Tags, 'kind' | 'lines'>][] = [
  [/^(?:单选|单项选择|下拉|下拉单选|判断|single)题?$/iu, { kind: 'single' }],
  [/^(?:多选|多项选择|可多选|multiple)题?$/iu, { kind: 'multiple' }],
  [/^(?:排序|ranking)题?$/iu, { kind: 'ranking' }],
  [/^(?:填空|单行|单行填空|text)题?$/iu, { kind: 'text', lines: 'one' }],
  [/^(?:多行|多行填空|多行文本|简答|问答|主观)题?$/u, { kind: 'text', lines: 'many' }],
  [/^(?:日期|date)题?$/iu, { kind: 'date' }],
  [/^(?:矩阵|矩阵单选|矩阵量表|matrix)题?$/iu, { kind: 'matrix' }],
  [/^(?:地区|区域|region)题?$/iu, { kind: 'region' }],
  [/^(?:数字|数值|number)题?$/iu, { kind: 'number' }],
  [/^(?:量表|打分|评分|scale)题?$/iu, { kind: 'scale' }],
];

const range = /^(-?\d+(?:\.\d+)?)\s*[-–—~～至到]\s*(-?\d+(?:\.\d+)?)$/u;

/** What one word of a bracket means; undefined for any other word. */
export function tagOf(word: string): Tags | undefined {
  const text = word.normalize('NFKC').trim();
  const glued = /^(\p{L}+)\s*(-?\d.*)$/u.exec(text);
  if (glued?.[1] && range.test(glued[2] ?? '')) {
    const kind = tagOf(glued[1]);
    if (kind?.kind === 'scale' || kind?.kind === 'number') return { ...kind, ...tagOf(glued[2] ?? '') };
  }
  const kind = kinds.find(([pattern]) => pattern.test(text))?.[1];
  if (kind) return kind;
  const between = range.exec(text);
  if (between) return { from: Number(between[1]), to: Number(between[2]) };
  const number = (pattern: RegExp) => {
    const found = pattern.exec(text)?.[1];
    return found === undefined ? undefined : Number(found);
  };
  const length = number(/^(?:最多|不超过)(\d{1,4})个?字$/u);
  if (length !== undefined) return { length };
  const max = number(/^(?:最多|限)选?(\d{1,3})[项个]?$/u);
  if (max !== undefined) return { max };
  const min = number(/^(?:最少|至少)选?(\d{1,3})[项个]?$/u);
  if (min !== undefined) return { min };
  const decimals = number(/^([1-6])位小数$/u);
  if (decimals !== undefined) return { decimals };
  if (/^(?:必答|必填|必选|required)题?$/iu.test(text)) return { required: true };
  if (/^(?:选填|选答|可选|可不答|optional)$/iu.test(text)) return { required: false };
  if (/^(?:基本情况|profile)$/iu.test(text)) return { profile: true };
  if (/^(?:互斥|单独选|exclusive)$/iu.test(text)) return { exclusive: true };
  return undefined;
}

/** How the writer names things. */
export const names = {
  kinds: {
    single: '单选',
    region: '地区',
    scale: '量表',
    multiple: '多选',
    matrix: '矩阵单选',
    ranking: '排序',
    text: '填空',
    number: '数字',
    date: '日期',
  } satisfies { [kind in Item['kind']]: string },
  manyLines: '多行',
  required: '必答',
  profile: '基本情况',
  exclusive: '互斥',
  most: (count: number) => `最多${count}项`,
  least: (count: number) => `至少${count}项`,
  longest: (count: number) => `最多${count}字`,
  decimals: (count: number) => `${count}位小数`,
  between: (from: number, to: number) => `${from}~${to}`,
  part: (no: number) => `第${no}部分`,
  intro: '说明：',
  help: '提示：',
  low: '低：',
  high: '高：',
  unit: '单位：',
  rows: '行：',
  columns: '列：',
  blank: '____',
  /** A questionnaire without parts has one. */
  onePart: { 'zh-CN': '问卷内容', en: 'Questions' },
};
