import { accounts as accountsEn } from './en/accounts.ts';
import { applications as applicationsEn } from './en/applications.ts';
import { asking as askingEn } from './en/asking.ts';
import { audit as auditEn } from './en/audit.ts';
import { backups as backupsEn } from './en/backups.ts';
import { boards as boardsEn } from './en/boards.ts';
import { briefs as briefsEn } from './en/briefs.ts';
import { chains as chainsEn } from './en/chains.ts';
import { claims as claimsEn } from './en/claims.ts';
import { comments as commentsEn } from './en/comments.ts';
import { common as commonEn } from './en/common.ts';
import { connecting as connectingEn } from './en/connecting.ts';
import { consultations as consultationsEn } from './en/consultations.ts';
import { correcting as correctingEn } from './en/correcting.ts';
import { dispositions as dispositionsEn } from './en/dispositions.ts';
import { error as errorEn } from './en/error.ts';
import { exchange as exchangeEn } from './en/exchange.ts';
import { exhibition as exhibitionEn } from './en/exhibition.ts';
import { explorer as explorerEn } from './en/explorer.ts';
import { exporting as exportingEn } from './en/exporting.ts';
import { front as frontEn } from './en/front.ts';
import { indicators as indicatorsEn } from './en/indicators.ts';
import { inquiries as inquiriesEn } from './en/inquiries.ts';
import { inquiryDesk as inquiryDeskEn } from './en/inquiry-desk.ts';
import { interviews as interviewsEn } from './en/interviews.ts';
import { making as makingEn } from './en/making.ts';
import { moderation as moderationEn } from './en/moderation.ts';
import { openData as openDataEn } from './en/open-data.ts';
import { openDay as openDayEn } from './en/open-day.ts';
import { ownData as ownDataEn } from './en/own-data.ts';
import { participation as participationEn } from './en/participation.ts';
import { periods as periodsEn } from './en/periods.ts';
import { pieces as piecesEn } from './en/pieces.ts';
import { policies as policiesEn } from './en/policies.ts';
import { preparations as preparationsEn } from './en/preparations.ts';
import { problem as problemEn } from './en/problem.ts';
import { registers as registersEn } from './en/registers.ts';
import { responses as responsesEn } from './en/responses.ts';
import { results as resultsEn } from './en/results.ts';
import { screens as screensEn } from './en/screens.ts';
import { security as securityEn } from './en/security.ts';
import { settings as settingsEn } from './en/settings.ts';
import { setup as setupEn } from './en/setup.ts';
import { slogans as slogansEn } from './en/slogans.ts';
import { specialTopics as specialTopicsEn } from './en/special-topics.ts';
import { staff as staffEn } from './en/staff.ts';
import { statistics as statisticsEn } from './en/statistics.ts';
import { telling as tellingEn } from './en/telling.ts';
import { terms as termsEn } from './en/terms.ts';
import { texts as textsEn } from './en/texts.ts';
import { wayfinding as wayfindingEn } from './en/wayfinding.ts';
import { weighting as weightingEn } from './en/weighting.ts';
import { accounts } from './zh-CN/accounts.ts';
import { applications } from './zh-CN/applications.ts';
import { asking } from './zh-CN/asking.ts';
import { audit } from './zh-CN/audit.ts';
import { backups } from './zh-CN/backups.ts';
import { boards } from './zh-CN/boards.ts';
import { briefs } from './zh-CN/briefs.ts';
import { chains } from './zh-CN/chains.ts';
import { claims } from './zh-CN/claims.ts';
import { comments } from './zh-CN/comments.ts';
import { common } from './zh-CN/common.ts';
import { connecting } from './zh-CN/connecting.ts';
import { consultations } from './zh-CN/consultations.ts';
import { correcting } from './zh-CN/correcting.ts';
import { dispositions } from './zh-CN/dispositions.ts';
import { error } from './zh-CN/error.ts';
import { exchange } from './zh-CN/exchange.ts';
import { exhibition } from './zh-CN/exhibition.ts';
import { explorer } from './zh-CN/explorer.ts';
import { exporting } from './zh-CN/exporting.ts';
import { front } from './zh-CN/front.ts';
import { indicators } from './zh-CN/indicators.ts';
import { inquiries } from './zh-CN/inquiries.ts';
import { inquiryDesk } from './zh-CN/inquiry-desk.ts';
import { interviews } from './zh-CN/interviews.ts';
import { making } from './zh-CN/making.ts';
import { moderation } from './zh-CN/moderation.ts';
import { openData } from './zh-CN/open-data.ts';
import { openDay } from './zh-CN/open-day.ts';
import { ownData } from './zh-CN/own-data.ts';
import { participation } from './zh-CN/participation.ts';
import { periods } from './zh-CN/periods.ts';
import { pieces } from './zh-CN/pieces.ts';
import { policies } from './zh-CN/policies.ts';
import { preparations } from './zh-CN/preparations.ts';
import { problem } from './zh-CN/problem.ts';
import { registers } from './zh-CN/registers.ts';
import { responses } from './zh-CN/responses.ts';
import { results } from './zh-CN/results.ts';
import { screens } from './zh-CN/screens.ts';
import { security } from './zh-CN/security.ts';
import { settings } from './zh-CN/settings.ts';
import { setup } from './zh-CN/setup.ts';
import { slogans } from './zh-CN/slogans.ts';
import { specialTopics } from './zh-CN/special-topics.ts';
import { staff } from './zh-CN/staff.ts';
import { statistics } from './zh-CN/statistics.ts';
import { telling } from './zh-CN/telling.ts';
import { terms } from './zh-CN/terms.ts';
import { texts } from './zh-CN/texts.ts';
import { wayfinding } from './zh-CN/wayfinding.ts';
import { weighting } from './zh-CN/weighting.ts';

export const zhCN = {
  common,
  error,
  problem,
  responses,
  results,
  staff,
  front,
  openDay,
  consultations,
  comments,
  moderation,
  dispositions,
  preparations,
  boards,
  terms,
  texts,
  periods,
  setup,
  settings,
  accounts,
  security,
  audit,
  chains,
  making,
  correcting,
  telling,
  connecting,
  backups,
  ownData,
  briefs,
  claims,
  explorer,
  exporting,
  participation,
  weighting,
  pieces,
  policies,
  inquiries,
  asking,
  inquiryDesk,
  specialTopics,
  exchange,
  applications,
  statistics,
  interviews,
  registers,
  indicators,
  exhibition,
  screens,
  slogans,
  wayfinding,
  openData,
};
export const en: { [N in keyof typeof zhCN]: { [key: string]: string | undefined } } = {
  common: commonEn,
  openDay: openDayEn,
  front: frontEn,
  error: errorEn,
  problem: problemEn,
  responses: responsesEn,
  results: resultsEn,
  staff: staffEn,
  consultations: consultationsEn,
  comments: commentsEn,
  moderation: moderationEn,
  dispositions: dispositionsEn,
  preparations: preparationsEn,
  boards: boardsEn,
  terms: termsEn,
  texts: textsEn,
  periods: periodsEn,
  setup: setupEn,
  settings: settingsEn,
  accounts: accountsEn,
  security: securityEn,
  audit: auditEn,
  chains: chainsEn,
  making: makingEn,
  correcting: correctingEn,
  telling: tellingEn,
  connecting: connectingEn,
  backups: backupsEn,
  ownData: ownDataEn,
  briefs: briefsEn,
  claims: claimsEn,
  explorer: explorerEn,
  exporting: exportingEn,
  participation: participationEn,
  weighting: weightingEn,
  pieces: piecesEn,
  policies: policiesEn,
  inquiries: inquiriesEn,
  asking: askingEn,
  inquiryDesk: inquiryDeskEn,
  specialTopics: specialTopicsEn,
  exchange: exchangeEn,
  applications: applicationsEn,
  statistics: statisticsEn,
  interviews: interviewsEn,
  registers: registersEn,
  indicators: indicatorsEn,
  exhibition: exhibitionEn,
  screens: screensEn,
  slogans: slogansEn,
  wayfinding: wayfindingEn,
  openData: openDataEn,
};

type Leaf<T> = T extends `${infer Base}_other` ? Base : T;

/** Every key of the catalogues, `slice.key`; a counted one without its `_other`. */
export type Key = {
  [N in keyof typeof zhCN & string]: `${N}.${Leaf<keyof (typeof zhCN)[N] & string>}`;
}[keyof typeof zhCN & string];
