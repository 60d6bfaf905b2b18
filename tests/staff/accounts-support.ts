import type { Role } from '#server/http/signed-in.ts';
import { createDepartment, type Department } from '#server/staff/departments.ts';
import { createOfficer } from '#server/staff/staff.ts';
import { Browser, type Page } from '../support/browser.ts';
import { type House, makeApp, PUBLIC_URL } from '../support/make-app.ts';

export const password = 'correct horse battery';

export interface Office extends House {
  city: Department;
  parks: Department;
  /** The security administrator's browser. */
  security: Browser;
  /** Ids of officers by sign-in name. */
  ids: Map<string, string>;
  /** Opens an account whose sign-in name is the role, or the given one. */
  add(role: Role, name?: string, department?: Department): Promise<string>;
  signIn(name: string, word?: string): Promise<{ browser: Browser; page: Page }>;
}

/** Two departments and a signed-in security administrator. */
export async function makeOffice(): Promise<Office> {
  const house = await makeApp();
  const { ctx } = house;
  const named = (slug: string, zh: string, en: string) =>
    createDepartment(ctx, { slug, name: { 'zh-CN': zh, en } });
  const city = await named('city', '市办公室（示例）', 'City office (sample)');
  const parks = await named('parks', '园林局（示例）', 'Parks bureau (sample)');
  const ids = new Map<string, string>();
  const add = async (role: Role, name: string = role, department = city) => {
    const id = await createOfficer(ctx, {
      departmentId: department.id,
      title: { 'zh-CN': `${name}岗（示例）`, en: `${name} (sample)` },
      signInName: name,
      password,
      roles: [{ departmentId: department.id, role }],
    });
    ids.set(name, id);
    return id;
  };
  const signIn = async (name: string, word = password) => {
    const browser = new Browser(house);
    const page = await browser.post('/workspace/sign-in', { name, password: word });
    return { browser, page };
  };
  await add('security');
  const { browser: security } = await signIn('security');
  return { ...house, city, parks, security, ids, add, signIn };
}

/** The acts on record, the newest last. */
export const actsOf = async ({ ctx }: Pick<House, 'ctx'>): Promise<string[]> =>
  (await ctx.db.selectFrom('audit_event').select('act').orderBy('seq').execute()).map(({ act }) => act);

/** Sends a file as a form of the site does. */
export async function upload(
  { app }: Pick<House, 'app'>,
  {
    browser,
    path,
    file,
    name = 'list.xlsx',
  }: { browser: Browser; path: string; file: Uint8Array | undefined; name?: string },
): Promise<{ status: number; html: string }> {
  const body = new FormData();
  if (file) body.append('file', new File([new Uint8Array(file)], name));
  const answer = await app.request(path, {
    method: 'POST',
    body,
    headers: {
      Origin: PUBLIC_URL,
      Cookie: [...browser.jar].map(([key, value]) => `${key}=${value}`).join('; '),
    },
  });
  return { status: answer.status, html: await answer.text() };
}
