import type { Text } from '#shared/questionnaire/definition.ts';

/** The site's own settings, as its administrator gave them. */
export interface Site {
  name: Text;
  city: Text;
  sponsor: Text;
  phone: string;
}

export const defaultSite: Site = {
  name: { 'zh-CN': '问计', en: 'Wenji' },
  city: { 'zh-CN': '（城市名称待设置）', en: '(city to be set)' },
  sponsor: { 'zh-CN': '（主办单位待设置）', en: '(sponsor to be set)' },
  phone: '12345',
};
