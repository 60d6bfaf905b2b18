import { runCommand } from '#server/cli/commands.ts';
import { record } from '#server/staff/audit.ts';
import { Browser } from '../support/browser.ts';
import { type House, makeApp } from '../support/make-app.ts';
import { makeDepartment, makeOfficer, password } from './support.ts';

export const root = '/workspace/audit';

export async function withAuditor() {
  const house = await makeApp();
  const city = await makeDepartment(house.ctx, 'city');
  await makeOfficer(house.ctx, city, ['auditor'], 'auditor');
  const editor = await makeOfficer(house.ctx, city, ['editor'], 'editor');
  const browser = await enter(house, 'auditor');
  return { ...house, city, editor, browser };
}

export async function enter(house: House, name: string) {
  const browser = new Browser(house);
  await browser.post('/workspace/sign-in', { name, password });
  return browser;
}

export type Bench = Awaited<ReturnType<typeof withAuditor>>;

export const write = (
  { ctx, editor, city }: Bench,
  count: number,
  more: { subject?: string; act?: string } = {},
) =>
  ctx.store.write(async (tx) => {
    for (let n = 1; n <= count; n += 1)
      await record(tx, {
        officerId: editor.id,
        departmentId: city.id,
        act: 'preparation.changed',
        subject: `matter-${n}`,
        detail: { n },
        before: 'b'.repeat(64),
        after: 'a'.repeat(64),
        ...more,
      });
  });

/** Runs the command on the installation's folder. */
export async function cli({ ctx }: Pick<House, 'ctx'>, ...args: string[]) {
  const lines: string[] = [];
  const { DATA_DIR, SECRET_KEY, DATABASE_URL } = ctx.env;
  const env = { DATA_DIR, SECRET_KEY, DATABASE_URL };
  const code = await runCommand({
    args,
    env,
    out: (line) => lines.push(line),
    err: (line) => lines.push(line),
  });
  return { code, said: lines.join('\n') };
}
