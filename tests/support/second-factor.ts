import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from './browser.ts';

/** What a device shows at that moment for a secret as the enrolment page writes it. */
export const codeFor = (secret: string, at: Date): string =>
  new TOTP({
    secret: Secret.fromBase32(secret.replace(/\s/g, '')),
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
  }).generate({
    timestamp: at.getTime(),
  });

/** The secret on an enrolment page. Throws when it shows none. */
export function secretOn(html: string): string {
  const [, groups] = /<code class="secret">([A-Z2-7 ]+)<\/code>/.exec(html) ?? [];
  if (!groups) throw new Error('No secret on the page');
  return groups.replaceAll(' ', '');
}

/** The recovery codes on a page, in their order. */
export const recoveryCodesOn = (html: string): string[] =>
  [...html.matchAll(/<li><code>([A-Z0-9-]{14})<\/code><\/li>/g)].map(([, code = '']) => code);

/** A device that was set up from an enrolment page, and the codes that were printed. */
export interface Device {
  secret: string;
  recoveryCodes: string[];
  /** Where the browser is afterwards. */
  page: Page;
}

/** Sets a device up on the enrolment page that the browser is on, keeps the codes and goes on. */
export async function enrolOn(browser: Browser, page: Page, at: Date): Promise<Device> {
  const secret = secretOn(page.html);
  const form = page.form('/enrolment').fill({ code: codeFor(secret, at) });
  const codes = await browser.post(form.action, form.fields);
  const kept = codes.form('/codes').fill({ 'kept-codes': 'yes' });
  const next = await browser.post(kept.action, kept.fields);
  return { secret, recoveryCodes: recoveryCodesOn(codes.html), page: await browser.follow(next) };
}
