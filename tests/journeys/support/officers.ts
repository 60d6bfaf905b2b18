import { expect } from 'vitest';
import { onceFor } from './once.ts';
import type { Site, VisitorOptions, Watched } from './site.ts';

export const PASSWORD = 'wenji-demo-2021';

/** The session of one of the demonstration's officers: signs in once for each site. */
export const sessionOf = onceFor(newSession);

async function newSession(site: Site, name: string): Promise<string> {
  const answer = await act(site, '', '/workspace/sign-in', { name, password: PASSWORD });
  return /session=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
}

/** One of the demonstration's officers at a desk, signed in. */
export async function officer(site: Site, name: string, options: VisitorOptions = {}): Promise<Watched> {
  const visitor = await site.visitor({ width: 1280, ...options });
  const value = await sessionOf(site, name);
  await visitor.page.context().addCookies([{ name: 'session', value, url: site.url }]);
  return visitor;
}

/** Does what an officer does with a form; the answer must lead on. */
export async function act(
  site: Site,
  session: string,
  path: string,
  fields: { [name: string]: string } = {},
): Promise<Response> {
  const answer = await fetch(site.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: session && `session=${session}`, Origin: site.url },
    body: new URLSearchParams(fields),
  });
  expect(answer.status, `POST ${path}`).toBe(303);
  return answer;
}
