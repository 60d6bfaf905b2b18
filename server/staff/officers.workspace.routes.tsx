import { Hono } from 'hono';
import { journalContact } from '../backups/officer-contacts.ts';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import {
  changePost,
  changeRoles,
  disableAccount,
  enableAccount,
  openAccounts,
  resetPassword,
  resetSecondFactor,
} from './accounts.ts';
import { accountsCsv } from './accounts-csv.ts';
import { administratorOf } from './administrator-request.ts';
import { record } from './audit.ts';
import { NameTakenError } from './departments.ts';
import { findHandOver } from './hand-over.ts';
import { NewOfficerPage } from './new-officer-page.tsx';
import { type Entered, enteredOf, readAccount, readPost, readRoles } from './officer-form.ts';
import { OfficerPage } from './officer-page.tsx';
import { endSessionsOf, listSessions } from './officer-sessions.ts';
import { type Account, getAccount, listAccounts, type Sought } from './officers.ts';
import { OfficersPage, officersPath as root } from './officers-page.tsx';
import { listOrgans } from './organisation.ts';
import { SlipsPage } from './slips-page.tsx';
import type { Problems } from './text-form.ts';

const A_PAGE = 50;

/** Accounts: opened, changed, disabled. Importing, handing over and sessions have routes of their own. */
export function officersRoutes(ctx: Context) {
  const showNew = async (c: PageContext, given?: { entered: Entered; problems: Problems }) => {
    const title = c.get('view').t('accounts.new');
    const { entered = enteredOf(new URLSearchParams()), problems = new Map() } = given ?? {};
    const body = <NewOfficerPage organs={await listOrgans(ctx)} entered={entered} problems={problems} />;
    return page(c, body, { title, workspace: true, problem: !!given, status: given ? 422 : 200 });
  };

  const show = async (
    c: PageContext,
    account: Account,
    given?: { entered: Partial<Entered>; problems: Problems },
  ) => {
    const body = (
      <OfficerPage
        account={account}
        organs={await listOrgans(ctx)}
        sessions={await listSessions(ctx, account.id)}
        handedOver={await findHandOver(ctx, account.id)}
        entered={{ ...standingOf(account), ...given?.entered }}
        problems={given?.problems ?? new Map()}
      />
    );
    const title = c.get('view').say(account.title);
    return page(c, body, { title, workspace: true, problem: !!given, status: given ? 422 : 200 });
  };

  const to = (c: PageContext, id: string) => c.redirect(c.get('view').href(`${root}/${id}`), 303);

  /** An address that only a form posts to, asked for by itself. */
  const back = (c: PageContext) => {
    administratorOf(c);
    return to(c, encodeURIComponent(c.req.param('id') ?? ''));
  };

  return new Hono<PageEnv>()
    .get(root, async (c) => {
      administratorOf(c);
      const sought = soughtOf(c);
      const found = await listAccounts(ctx, sought);
      const after = c.req.query('after') ?? '';
      const rest = found.filter(({ signInName }) => signInName > after);
      const accounts = rest.slice(0, A_PAGE);
      const next = rest.length > A_PAGE ? accounts.at(-1)?.signInName : undefined;
      const list = { organs: await listOrgans(ctx), sought, accounts, count: found.length, next };
      return page(c, <OfficersPage {...list} />, {
        title: c.get('view').t('accounts.officers'),
        workspace: true,
      });
    })
    .get(`${root}/export.csv`, async (c) => {
      const by = administratorOf(c);
      const accounts = await listAccounts(ctx);
      const detail = { count: accounts.length };
      const event = { officerId: by.id, departmentId: null, act: 'officer.exported', subject: by.id, detail };
      await ctx.store.write((tx) => record(tx, event));
      return c.body(accountsCsv(accounts, c.get('view')), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="accounts.csv"',
        'Cache-Control': 'no-store',
      });
    })
    .get(`${root}/new`, (c) => {
      administratorOf(c);
      return showNew(c);
    })
    .post(`${root}/new`, async (c) => {
      const by = administratorOf(c);
      const { t } = c.get('view');
      const form = await readForm(c);
      const { account, problems } = readAccount(c.get('view'), form, await listOrgans(ctx));
      const entered = enteredOf(form);
      if (problems.size > 0) return showNew(c, { entered, problems });
      try {
        const slips = await openAccounts(ctx, by, [account]);
        const title = t('accounts.opened');
        const body = <SlipsPage title={title} slips={slips} address={ctx.env.PUBLIC_URL} />;
        return page(c, body, { title, workspace: true });
      } catch (error) {
        if (!(error instanceof NameTakenError)) throw error;
        problems.set('name', t('accounts.sign_in_name_taken'));
        return showNew(c, { entered, problems });
      }
    })
    .get(`${root}/:id`, async (c) => {
      administratorOf(c);
      return show(c, await getAccount(ctx, c.req.param('id')));
    })
    .post(`${root}/:id`, async (c) => {
      const by = administratorOf(c);
      const account = await getAccount(ctx, c.req.param('id'));
      const form = await readForm(c);
      const { post, problems } = readPost(c.get('view'), form, await listOrgans(ctx));
      const { title, place } = enteredOf(form);
      if (problems.size > 0) return show(c, account, { entered: { title, place }, problems });
      await changePost(ctx, by, account.id, post);
      return to(c, account.id);
    })
    .post(`${root}/:id/roles`, async (c) => {
      const by = administratorOf(c);
      const account = await getAccount(ctx, c.req.param('id'));
      const form = await readForm(c);
      const organs = await listOrgans(ctx);
      const { roles, problems } = readRoles(c.get('view'), form, organs, account.department.id);
      if (problems.size > 0) return show(c, account, { entered: { roles: enteredOf(form).roles }, problems });
      await changeRoles(ctx, by, account.id, roles);
      return to(c, account.id);
    })
    .post(`${root}/:id/password`, async (c) => {
      const by = administratorOf(c);
      const mark = (await readForm(c)).get('mark') ?? '';
      const slip = await resetPassword(ctx, by, c.req.param('id'), mark);
      const title = c.get('view').t('accounts.password_is_reset');
      const body = <SlipsPage title={title} slips={[slip]} address={ctx.env.PUBLIC_URL} />;
      return page(c, body, { title, workspace: true });
    })
    .post(`${root}/:id/second-factor`, async (c) => {
      const by = administratorOf(c);
      await resetSecondFactor(ctx, by, c.req.param('id'));
      return to(c, c.req.param('id'));
    })
    .post(`${root}/:id/state`, async (c) => {
      const by = administratorOf(c);
      const { id } = await getAccount(ctx, c.req.param('id'));
      const enable = (await readForm(c)).get('state') === 'active';
      await (enable
        ? enableAccount(ctx, by, id)
        : journalContact(ctx, id, (tx) => disableAccount(tx, by, id)));
      return to(c, id);
    })
    .post(`${root}/:id/sessions`, async (c) => {
      const by = administratorOf(c);
      await endSessionsOf(ctx, by, c.req.param('id'));
      return to(c, c.req.param('id'));
    })
    .get(`${root}/:id/roles`, back)
    .get(`${root}/:id/password`, back)
    .get(`${root}/:id/second-factor`, back)
    .get(`${root}/:id/state`, back)
    .get(`${root}/:id/sessions`, back);
}

const soughtOf = (c: PageContext): Sought => ({
  words: (c.req.query('q') ?? '').slice(0, 80),
  department: c.req.query('department') ?? '',
  role: c.req.query('role') ?? '',
  state: c.req.query('state') ?? '',
});

const standingOf = ({ title, department, section, signInName, roles }: Account): Entered => ({
  title,
  place: section ? `${department.id}/${section.id}` : department.id,
  signInName,
  roles: roles.map((held) => ({ department: held.departmentId, role: held.role })),
});
