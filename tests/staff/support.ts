import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createApp } from '#server/app.ts';
import type { Context } from '#server/context.ts';
import { readEnv } from '#server/env.ts';
import { officerOf } from '#server/http/session.ts';
import type { Role, SignedIn } from '#server/http/signed-in.ts';
import { openInstallation } from '#server/installation.ts';
import { createDepartment } from '#server/staff/departments.ts';
import type { DemoOfficer } from '#server/staff/sign-in-page.tsx';
import { createOfficer, findOfficer } from '#server/staff/staff.ts';
import { putNewStore } from '../support/new-store.ts';

export const password = 'correct horse battery';

/** A clock that stands still until it is moved; the matter's time is years behind real time, as in a demonstration. */
class StillClock {
  readonly offset = -5 * 365 * 86_400_000;
  #real = Date.parse('2026-05-19T02:00:00Z');
  real = () => new Date(this.#real);
  now = () => new Date(this.#real + this.offset);
  pass = (minutes: number) => {
    this.#real += minutes * 60_000;
  };
}

export interface Bench {
  ctx: Context;
  clock: StillClock;
  app: Awaited<ReturnType<typeof createApp>>;
}

/** An installation of its own in a temporary folder, gone after the test. */
export async function openBench(demoOfficers: DemoOfficer[] = []): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'wenji-staff-'));
  await putNewStore(join(folder, 'wenji.db'));
  const clock = new StillClock();
  const { ctx, close } = await openInstallation(readEnv({ DATA_DIR: folder, LOG_LEVEL: 'silent' }), clock);
  ctx.secondFactor = false;
  onTestFinished(async () => {
    await close();
    rmSync(folder, { recursive: true });
  });
  const app = await createApp(ctx, { demo: demoOfficers.length > 0, demoOfficers });
  for (const prefix of ['', '/en']) {
    app.get(`${prefix}/workspace/who`, (c) => c.text(officerOf(c).id));
    app.post(`${prefix}/workspace/echo`, async (c) => c.text(await c.req.text()));
  }
  return { ctx, clock, app };
}

export const makeDepartment = (ctx: Context, slug: string) =>
  createDepartment(ctx, { slug, name: { 'zh-CN': `${slug}局（示例）`, en: `${slug} bureau (sample)` } });

/** An officer whose sign-in name is `<role>.<department>`, or the given one. */
export async function makeOfficer(
  ctx: Context,
  department: { id: string; slug: string },
  roles: Role[],
  signInName = `${roles.join('-')}.${department.slug}`,
): Promise<SignedIn & { signInName: string }> {
  const id = await createOfficer(ctx, {
    departmentId: department.id,
    title: { 'zh-CN': `${signInName}（示例）`, en: `${signInName} (sample)` },
    signInName,
    password,
    roles: roles.map((role) => ({ departmentId: department.id, role })),
  });
  const officer = await findOfficer(ctx, id);
  if (!officer) throw new Error('No officer');
  return { ...officer, signInName };
}

/** Posts a form as a browser of the site does. */
export const post = (
  { app }: Bench,
  path: string,
  fields: { [name: string]: string } | string,
  cookie?: string,
) =>
  app.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Sec-Fetch-Site': 'same-origin',
      ...(cookie ? { Cookie: cookie } : {}),
    },
  });

export const get = ({ app }: Bench, path: string, cookie?: string) =>
  app.request(path, cookie ? { headers: { Cookie: cookie } } : {});

/** The cookie that an answer sets, as a browser would send it back. */
export const cookieOf = (answer: Response): string => answer.headers.get('set-cookie')?.split(';')[0] ?? '';

export async function signedIn(bench: Bench, name: string): Promise<string> {
  const answer = await post(bench, '/workspace/sign-in', { name, password });
  if (answer.status !== 303) throw new Error(`Not signed in: ${answer.status}`);
  return cookieOf(answer);
}
