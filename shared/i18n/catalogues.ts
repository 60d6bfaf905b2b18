import { common as commonEn } from './en/common.ts';
import { error as errorEn } from './en/error.ts';
import { front as frontEn } from './en/front.ts';
import { openDay as openDayEn } from './en/open-day.ts';
import { problem as problemEn } from './en/problem.ts';
import { responses as responsesEn } from './en/responses.ts';
import { results as resultsEn } from './en/results.ts';
import { staff as staffEn } from './en/staff.ts';
import { common } from './zh-CN/common.ts';
import { error } from './zh-CN/error.ts';
import { front } from './zh-CN/front.ts';
import { openDay } from './zh-CN/open-day.ts';
import { problem } from './zh-CN/problem.ts';
import { responses } from './zh-CN/responses.ts';
import { results } from './zh-CN/results.ts';
import { staff } from './zh-CN/staff.ts';

export const zhCN = { common, error, problem, responses, results, staff, front, openDay };
export const en: { [N in keyof typeof zhCN]: { [key: string]: string | undefined } } = {
  common: commonEn,
  openDay: openDayEn,
  front: frontEn,
  error: errorEn,
  problem: problemEn,
  responses: responsesEn,
  results: resultsEn,
  staff: staffEn,
};

type Leaf<T> = T extends `${infer Base}_other` ? Base : T;

/** Every key of the catalogues, `slice.key`; a counted one without its `_other`. */
export type Key = {
  [N in keyof typeof zhCN & string]: `${N}.${Leaf<keyof (typeof zhCN)[N] & string>}`;
}[keyof typeof zhCN & string];
