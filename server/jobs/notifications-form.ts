import { z } from 'zod';
import type { Language } from '#shared/i18n/languages.ts';
import type { OfficerContact } from '../staff/officer-contacts.ts';

/** The fields of the form as they were sent. */
export interface GivenContact {
  address: string;
  language: Language;
  daily: boolean;
}

/** Longest address that a mail server takes (RFC 5321). */
export const ADDRESS_MAX = 254;

export function readContact(fields: URLSearchParams): GivenContact {
  return {
    address: (fields.get('address') ?? '').normalize('NFKC').trim(),
    language: fields.get('language') === 'en' ? 'en' : 'zh-CN',
    daily: fields.get('daily') === 'yes',
  };
}

const address = z.email().max(ADDRESS_MAX);

/** Undefined where the address is none. */
export const contactOf = (given: GivenContact): OfficerContact | undefined =>
  address.safeParse(given.address).success ? given : undefined;
