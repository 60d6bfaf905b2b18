import type { Text } from '#shared/questionnaire/definition.ts';

/** The site's own settings, as its administrator gave them. What is not set is left out of its pages. */
export interface Site {
  name: Text;
  city: Text;
  sponsor: Text;
  phone: string;
  /** Whether the pages are also there in English. */
  english: boolean;
  /** Ten digits under which the government's sites are registered. */
  identifier?: string | undefined;
  /** Number of the filing with the ministry of industry. */
  icp?: string | undefined;
  /** Number of the filing with the public security organs. */
  securityRecord?: string | undefined;
  /** Where the mark of government sites leads. */
  governmentMark?: string | undefined;
  /** Where errors of government sites are reported. */
  mistakesLink?: string | undefined;
  /** Whom to ask about personal information. */
  privacyContact?: Text | undefined;
  /** Whom to tell what cannot be reached or read. */
  accessibilityContact?: Text | undefined;
  /** Under which terms open data may be used; without it the project’s own stand there. */
  dataTerms?: Text | undefined;
  /** Origins of portals that may show parts of this site in a frame. */
  portalOrigins: string[];
  /** Whether any policy and any interview is public, found and not set. */
  policies?: boolean | undefined;
  interviews?: boolean | undefined;
  /** The year of the newest Open Day, found and not set. */
  openDay?: number | undefined;
}

export const defaultSite: Site = {
  name: { 'zh-CN': '问计', en: 'Wenji' },
  city: { 'zh-CN': '（城市名称待设置）', en: '(city to be set)' },
  sponsor: { 'zh-CN': '（主办单位待设置）', en: '(sponsor to be set)' },
  phone: '12345',
  english: true,
  portalOrigins: [],
};
