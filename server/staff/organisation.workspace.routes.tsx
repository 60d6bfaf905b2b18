import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { administratorOf } from './administrator-request.ts';
import { DepartmentPage } from './department-page.tsx';
import { NameTakenError } from './departments.ts';
import { lineOf } from './lines.ts';
import {
  closeDepartment,
  closeSection,
  getOrgan,
  listOrgans,
  openDepartment,
  openSection,
  openWorkIn,
  renameDepartment,
  renameSection,
  StillOpenError,
} from './organisation.ts';
import { OrganisationPage, organisationPath as root } from './organisation-page.tsx';
import { type Problems, readName } from './text-form.ts';

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const CODE_MAX = 40;

interface Entered {
  field: string;
  name: { [language: string]: string };
}

/** An English name is needed where the site has English pages. */
const englishOf = (c: PageContext) => (c.get('view').site.english ? 'needed' : 'optional');

/** Departments and their sections. */
export function organisationRoutes(ctx: Context) {
  const showAll = async (
    c: PageContext,
    given?: { problems: Problems; entered: { slug: string; name: Entered['name'] } },
  ) => {
    const title = c.get('view').t('accounts.organisation');
    const body = <OrganisationPage organs={await listOrgans(ctx)} {...given} />;
    return page(c, body, { title, workspace: true, problem: !!given, status: given ? 422 : 200 });
  };

  const show = async (
    c: PageContext,
    slug: string,
    given: { problems?: Problems; entered?: Entered; status?: 200 | 409 | 422 } = {},
  ) => {
    const { problems, entered, status = 200 } = given;
    const organ = await getOrgan(ctx, slug);
    const work = await openWorkIn(ctx, organ);
    const body = (
      <DepartmentPage organ={organ} work={work} problems={problems ?? new Map()} entered={entered} />
    );
    const title = c.get('view').say(organ.name);
    return page(c, body, { title, workspace: true, problem: status !== 200, status });
  };

  /** A name of a department's page, in the field under which the page shows it. */
  const named = async (
    c: PageContext,
    slug: string,
    field: string,
    { english, keep }: { english: 'needed' | 'optional'; keep: (name: Entered['name']) => Promise<void> },
  ) => {
    const found: Problems = new Map();
    const name = readName(c.get('view'), await readForm(c), 'name', { english, problems: found });
    const problems = new Map([...found].map(([key, words]) => [key.replace(/^name/, field), words]));
    if (problems.size > 0) return show(c, slug, { problems, entered: { field, name }, status: 422 });
    await keep(name);
    return c.redirect(c.get('view').href(`${root}/${slug}`), 303);
  };

  const closing = async (c: PageContext, slug: string, close: () => Promise<void>) => {
    try {
      await close();
    } catch (error) {
      if (!(error instanceof StillOpenError)) throw error;
      return show(c, slug, { status: 409 });
    }
    return c.redirect(c.get('view').href(`${root}/${slug}`), 303);
  };

  /** An address that only a form posts to, asked for by itself. */
  const back = (c: PageContext) => {
    administratorOf(c);
    return c.redirect(c.get('view').href(`${root}/${encodeURIComponent(c.req.param('code') ?? '')}`), 303);
  };

  return new Hono<PageEnv>()
    .get(root, (c) => {
      administratorOf(c);
      return showAll(c);
    })
    .post(root, async (c) => {
      const officer = administratorOf(c);
      const { t } = c.get('view');
      const form = await readForm(c);
      const problems: Problems = new Map();
      const name = readName(c.get('view'), form, 'name', { english: englishOf(c), problems });
      const slug = lineOf(form.get('slug')).toLowerCase();
      if (!CODE.test(slug) || slug.length > CODE_MAX) problems.set('slug', t('accounts.code_wrong'));
      if (problems.size > 0) return showAll(c, { problems, entered: { slug, name } });
      try {
        await openDepartment(ctx, officer, { slug, name });
      } catch (error) {
        if (!(error instanceof NameTakenError)) throw error;
        problems.set('slug', t('accounts.code_taken'));
        return showAll(c, { problems, entered: { slug, name } });
      }
      return c.redirect(c.get('view').href(`${root}/${slug}`), 303);
    })
    .get(`${root}/:code`, (c) => {
      administratorOf(c);
      return show(c, c.req.param('code'));
    })
    .post(`${root}/:code`, (c) => {
      const officer = administratorOf(c);
      const slug = c.req.param('code');
      const keep = (name: Entered['name']) => renameDepartment(ctx, officer, slug, name);
      return named(c, slug, 'name', { english: englishOf(c), keep });
    })
    .post(`${root}/:code/closure`, (c) => {
      const officer = administratorOf(c);
      const slug = c.req.param('code');
      return closing(c, slug, () => closeDepartment(ctx, officer, slug));
    })
    .post(`${root}/:code/sections`, (c) => {
      const officer = administratorOf(c);
      const slug = c.req.param('code');
      const keep = (name: Entered['name']) => openSection(ctx, officer, slug, name);
      return named(c, slug, 'section', { english: 'optional', keep });
    })
    .post(`${root}/:code/sections/:id`, (c) => {
      const officer = administratorOf(c);
      const { code: slug, id } = c.req.param();
      const keep = (name: Entered['name']) => renameSection(ctx, officer, { slug, id }, name);
      return named(c, slug, `section-${id}`, { english: 'optional', keep });
    })
    .post(`${root}/:code/sections/:id/closure`, (c) => {
      const officer = administratorOf(c);
      const { code: slug, id } = c.req.param();
      return closing(c, slug, () => closeSection(ctx, officer, { slug, id }));
    })
    .get(`${root}/:code/closure`, back)
    .get(`${root}/:code/sections`, back)
    .get(`${root}/:code/sections/:id`, back)
    .get(`${root}/:code/sections/:id/closure`, back);
}
