import type { Key } from '#shared/i18n/catalogues.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { Site } from '../http/site.ts';
import { plainLine } from './plain-line.ts';
import {
  isIcp,
  isIdentifier,
  isPhone,
  isSecurityRecord,
  isWebAddress,
  MOST_ORIGINS,
  originOf,
} from './site-rules.ts';

/** What stands in a form, by field; English words under `<field>_en`. */
export type Fields = ReadonlyMap<string, string>;
/** What has to be changed, by field. */
export type Problems = Map<string, Key>;

const NAME_MAX = 40;
const WORDS_MAX = 120;
const TERMS_MAX = 1000;

/** Reads a form's fields, saying what of them cannot be taken. */
export class FormReader {
  readonly problems: Problems = new Map();

  constructor(readonly fields: Fields) {}

  line(name: string): string {
    return plainLine(this.fields.get(name));
  }

  /** Words in Chinese, and in English where they are given. */
  words(name: string, missing: Key, most = WORDS_MAX): Text {
    const text = this.#text(name, most);
    if (!text['zh-CN']) this.problems.set(name, missing);
    return text;
  }

  /** The same where none are needed; English alone is not enough. */
  optionalWords(name: string, missing: Key, most = WORDS_MAX): Text | undefined {
    const text = this.#text(name, most);
    if (text.en && !text['zh-CN']) this.problems.set(name, missing);
    return text['zh-CN'] ? text : undefined;
  }

  checked(name: string, fits: (given: string) => boolean, problem: Key): string {
    const given = this.line(name);
    if (!fits(given)) this.problems.set(name, problem);
    return given;
  }

  optional(name: string, fits: (given: string) => boolean, problem: Key): string | undefined {
    return this.line(name) === '' ? undefined : this.checked(name, fits, problem);
  }

  #text(name: string, most: number): Text {
    const [zh, en] = [this.line(name), this.line(`${name}_en`)];
    if ([...zh].length > most) this.problems.set(name, 'settings.too_long');
    if ([...en].length > most) this.problems.set(`${name}_en`, 'settings.too_long');
    return { 'zh-CN': zh, ...(en ? { en } : {}) };
  }
}

/** The four things that every page says of the site. */
export const readHead = (form: FormReader) => ({
  name: form.words('site_name', 'settings.name_missing', NAME_MAX),
  city: form.words('city', 'settings.city_missing', NAME_MAX),
  sponsor: form.words('sponsor', 'settings.sponsor_missing'),
  phone: form.checked('phone', isPhone, 'settings.phone_wrong'),
});

/** Everything that an administrator sets of the site. */
export function readSiteForm(fields: Fields): { site: Site; problems: Problems } {
  const form = new FormReader(fields);
  const site: Site = {
    ...readHead(form),
    english: form.line('english') === 'yes',
    identifier: form.optional('identifier', isIdentifier, 'settings.identifier_wrong'),
    icp: form.optional('icp', isIcp, 'settings.icp_wrong'),
    securityRecord: form.optional('security_record', isSecurityRecord, 'settings.security_record_wrong'),
    governmentMark: form.optional('government_mark', isWebAddress, 'settings.address_wrong'),
    mistakesLink: form.optional('mistakes_link', isWebAddress, 'settings.address_wrong'),
    privacyContact: form.optionalWords('privacy_contact', 'settings.chinese_missing'),
    accessibilityContact: form.optionalWords('accessibility_contact', 'settings.chinese_missing'),
    dataTerms: form.optionalWords('data_terms', 'settings.chinese_missing', TERMS_MAX),
    portalOrigins: readOrigins(form),
  };
  return { site, problems: form.problems };
}

function readOrigins(form: FormReader): string[] {
  const given = (form.fields.get('portal_origins') ?? '').split(/\s+/).filter((each) => each !== '');
  const origins = given.map(originOf);
  if (origins.includes(undefined) || given.length > MOST_ORIGINS)
    form.problems.set('portal_origins', 'settings.origins_wrong');
  return [...new Set(origins.filter((each) => each !== undefined))];
}

/** The form of what is set. */
export function fieldsOfSite(site: Site): Fields {
  const words = (name: string, text: Text | undefined): [string, string][] => [
    [name, text?.['zh-CN'] ?? ''],
    [`${name}_en`, text?.en ?? ''],
  ];
  return new Map([
    ...words('site_name', site.name),
    ...words('city', site.city),
    ...words('sponsor', site.sponsor),
    ['phone', site.phone],
    ['english', site.english ? 'yes' : ''],
    ['identifier', site.identifier ?? ''],
    ['icp', site.icp ?? ''],
    ['security_record', site.securityRecord ?? ''],
    ['government_mark', site.governmentMark ?? ''],
    ['mistakes_link', site.mistakesLink ?? ''],
    ...words('privacy_contact', site.privacyContact),
    ...words('accessibility_contact', site.accessibilityContact),
    ...words('data_terms', site.dataTerms),
    ['portal_origins', site.portalOrigins.join('\n')],
  ]);
}
