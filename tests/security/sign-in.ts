import { password } from '../staff/support.ts';
import { Browser } from '../support/browser.ts';
import type { House } from '../support/make-app.ts';

/** A browser in which an officer has signed in. */
export async function signedIn(house: Pick<House, 'app'>, name: string): Promise<Browser> {
  const browser = new Browser(house);
  const page = await browser.post('/workspace/sign-in', { name, password });
  if (page.status !== 303) throw new Error(`${name} not signed in: ${page.status}`);
  return browser;
}
