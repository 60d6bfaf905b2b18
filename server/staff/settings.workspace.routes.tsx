import { Hono, type Context as HonoContext } from 'hono';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { version } from '../version.ts';
import { readAdministratorForm, readRole } from './administrator-form.ts';
import { createAdministrator, type Handed, listAdministrators, replaceSlip } from './administrators.ts';
import { AdministratorsPage, SlipPage } from './administrators-page.tsx';
import { NameTakenError } from './departments.ts';
import { listNextSteps } from './next-steps.ts';
import { NextStepsPage } from './next-steps-list.tsx';
import { can, NotAllowedError, requireCan } from './roles.ts';
import type { Filled } from './settings-fields.tsx';
import { settingsRoot as root } from './settings-frame.tsx';
import { SettingsPage } from './settings-page.tsx';
import { type Fields, fieldsOfSite, readSiteForm } from './site-form.ts';
import { changeSettings, readSettings, SettingsChangedError, versionOf } from './site-settings.ts';
import { SiteSettingsPage } from './site-settings-page.tsx';
import { readFileForm } from './verification-file-form.ts';
import { listVerificationFiles, putVerificationFile, removeVerificationFile } from './verification-files.ts';
import { VerificationFilesPage } from './verification-files-page.tsx';

const since = new Date(Date.now() - performance.now());
const nothing: Filled = { fields: new Map(), problems: new Map() };

/** The site's own settings, its files at the root, and the two other administrators' accounts. */
export function settingsRoutes(ctx: Context) {
  const administrator = (c: HonoContext<PageEnv>): SignedIn => {
    const officer = officerOf(c);
    requireCan(officer, 'run-site');
    return officer;
  };

  const showSite = async (c: PageContext, given?: Filled & { version: string }) => {
    const site = await readSettings(ctx);
    const filled = given ?? { fields: fieldsOfSite(site), problems: new Map(), version: versionOf(site) };
    const body = <SiteSettingsPage {...filled} saved={!given && c.req.query('saved') === '1'} />;
    return page(c, body, titled(c, 'settings.tab_site', given));
  };

  const showFiles = async (c: PageContext, given?: Filled) => {
    const body = <VerificationFilesPage files={await listVerificationFiles(ctx)} {...(given ?? nothing)} />;
    return page(c, body, titled(c, 'settings.tab_files', given));
  };

  const showAdministrators = async (
    c: PageContext,
    given?: Parameters<typeof AdministratorsPage>[0]['given'],
  ) => {
    const body = <AdministratorsPage administrators={await listAdministrators(ctx)} given={given} />;
    return page(c, body, titled(c, 'settings.tab_administrators', given));
  };

  const showSlip = (c: PageContext, handed: Handed) =>
    page(c, <SlipPage handed={handed} address={ctx.env.PUBLIC_URL} />, titled(c, 'settings.slip_title'));

  const to = (c: PageContext, path: string) => c.redirect(c.get('view').href(path), 303);

  return new Hono<PageEnv>()
    .get('/workspace/next-steps', async (c) => {
      const officer = officerOf(c);
      if (!(['run-site', 'manage-accounts', 'read-audit'] as const).some((act) => can(officer, act)))
        throw new NotAllowedError();
      return page(c, <NextStepsPage steps={await listNextSteps(ctx)} />, titled(c, 'setup.next_steps'));
    })
    .get(root, async (c) => {
      administrator(c);
      const { secondFactor, env } = ctx;
      const running = { version, node: process.version, address: env.PUBLIC_URL, since, secondFactor };
      const body = <SettingsPage steps={await listNextSteps(ctx)} running={running} />;
      return page(c, body, titled(c, 'staff.settings'));
    })
    .get(`${root}/site`, async (c) => {
      administrator(c);
      return showSite(c);
    })
    .post(`${root}/site`, async (c) => {
      const officer = administrator(c);
      const fields: Fields = new Map(await readForm(c));
      const seen = fields.get('version') ?? '';
      const { site, problems } = readSiteForm(fields);
      if (problems.size > 0) return showSite(c, { fields, problems, version: seen });
      try {
        await changeSettings(ctx, officer, { version: seen, site });
      } catch (error) {
        if (!(error instanceof SettingsChangedError)) throw error;
        problems.set('site_name', 'settings.changed_meanwhile');
        return showSite(c, { fields, problems, version: versionOf(await readSettings(ctx)) });
      }
      return to(c, `${root}/site?saved=1`);
    })
    .get(`${root}/verification-files`, async (c) => {
      administrator(c);
      return showFiles(c);
    })
    .post(`${root}/verification-files`, async (c) => {
      const officer = administrator(c);
      const fields: Fields = new Map(await readForm(c));
      const { file, problems } = readFileForm(fields);
      if (problems.size > 0) return showFiles(c, { fields, problems });
      await putVerificationFile(ctx, officer, file);
      return to(c, `${root}/verification-files`);
    })
    .get(`${root}/verification-files/removal`, (c) => to(c, `${root}/verification-files`))
    .post(`${root}/verification-files/removal`, async (c) => {
      const officer = administrator(c);
      await removeVerificationFile(ctx, officer, (await readForm(c)).get('file_name') ?? '');
      return to(c, `${root}/verification-files`);
    })
    .get(`${root}/administrators`, async (c) => {
      administrator(c);
      return showAdministrators(c);
    })
    .post(`${root}/administrators`, async (c) => {
      const officer = administrator(c);
      const fields: Fields = new Map(await readForm(c));
      const { account, problems } = readAdministratorForm(fields);
      const given = { fields, problems, role: account.role };
      if (problems.size > 0) return showAdministrators(c, given);
      try {
        return showSlip(c, await createAdministrator(ctx, officer, account));
      } catch (error) {
        if (!(error instanceof NameTakenError)) throw error;
        problems.set(`${account.role}_name`, 'settings.name_taken');
        return showAdministrators(c, given);
      }
    })
    .get(`${root}/administrators/slip`, (c) => to(c, `${root}/administrators`))
    .post(`${root}/administrators/slip`, async (c) => {
      const officer = administrator(c);
      return showSlip(c, await replaceSlip(ctx, officer, readRole((await readForm(c)).get('role'))));
    });
}

const titled = (c: PageContext, title: Parameters<ReturnType<typeof tOf>>[0], given?: Filled) => ({
  title: tOf(c)(title),
  workspace: true,
  problem: given !== undefined,
  status: given ? (422 as const) : (200 as const),
});

const tOf = (c: PageContext) => c.get('view').t;
