import { Hono } from 'hono';
import type { Key } from '#shared/i18n/catalogues.ts';
import type { Context } from '../context.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { kinds } from './approval-words.ts';
import { type Filled, readChain, readRows, rowsOf } from './chain-form.ts';
import { ChainPage } from './chain-page.tsx';
import { findDeadEndAhead, listChainPeople } from './chain-people.ts';
import { holdsChainRole, shortest } from './chain-rules.ts';
import { chainOf, listChains, nameSteps, setChain } from './chains.ts';
import { ChainsPage } from './chains-page.tsx';
import { getDepartmentBySlug, listDepartments } from './departments.ts';
import { endLeave, leavePeople, listLeave, type NewLeave, setLeave, setsForOthers } from './leave.ts';
import { LeavePage } from './leave-page.tsx';
import { readLeave } from './leave-request.ts';
import { listOrgans } from './organisation.ts';
import { can, NotAllowedError, requireCan, scopeOf } from './roles.ts';

const chains = '/workspace/chains';
const absences = '/workspace/absences';

/** Chains of approval, leave and deputies. */
export function chainsRoutes(ctx: Context) {
  const shownTo = async (c: PageContext) => {
    const officer = officerOf(c);
    const sets = can(officer, 'manage-accounts');
    const scope = scopeOf(officer);
    const departments = (await listOrgans(ctx)).filter(
      ({ id, closed }) => !closed && (sets || scope.includes(id)),
    );
    if (departments.length === 0 && !sets) throw new NotAllowedError();
    const held = await listChains(ctx);
    const people = await listChainPeople(ctx);
    const all = departments.flatMap((department) => kinds.map((kind) => ({ department, kind })));
    const steps = all.map(
      ({ department: { id }, kind }) =>
        held.find((each) => each.departmentId === id && each.kind === kind)?.steps ?? shortest,
    );
    const named = await nameSteps(ctx, steps);
    const shown = await Promise.all(
      all.map(async ({ department, kind }, at) => {
        const chain = { departmentId: department.id, kind, steps: steps[at] ?? shortest };
        const deadEnd = await findDeadEndAhead(ctx, chain, people);
        return { department, kind, steps: named[at] ?? [], deadEnd };
      }),
    );
    return { departments, chains: shown, sets };
  };

  const asked = async (c: PageContext) => {
    requireCan(officerOf(c), 'manage-accounts');
    const kind = kinds.find((each) => each === c.req.param('kind'));
    if (!kind) throw new NotFoundError();
    const department = await getDepartmentBySlug(ctx, c.req.param('slug') ?? '');
    const known = {
      departmentId: department.id,
      departments: await listDepartments(ctx),
      people: await listChainPeople(ctx),
    };
    return { department, kind, known };
  };

  const form = (
    c: PageContext,
    at: Awaited<ReturnType<typeof asked>>,
    filled: Filled,
    problems: ReadonlyMap<string, string>,
  ) => {
    const { t, say } = c.get('view');
    const problem = problems.size > 0;
    const title = t('chains.title', { department: say(at.department.name) });
    const options = { title, workspace: true, problem, status: problem ? 422 : 200 } as const;
    return page(c, <ChainPage {...at} filled={filled} problems={problems} />, options);
  };

  const leavePage = async (c: PageContext, filled: NewLeave, problems: ReadonlyMap<string, string>) => {
    const officer = officerOf(c);
    const all = setsForOthers(officer);
    if (!all && !holdsChainRole(officer)) throw new NotAllowedError();
    const people = await leavePeople(ctx, officer);
    const deputies = people.filter(({ id }) => id !== officer.id);
    const body = (
      <LeavePage
        others={all ? people : undefined}
        deputies={deputies}
        leave={await listLeave(ctx, officer)}
        filled={filled}
        problems={problems}
      />
    );
    const problem = problems.size > 0;
    const title = c.get('view').t('chains.absences');
    return page(c, body, { title, workspace: true, problem, status: problem ? 422 : 200 });
  };

  return new Hono<PageEnv>()
    .get(chains, async (c) => {
      const body = <ChainsPage {...(await shownTo(c))} saved={c.req.query('saved') !== undefined} />;
      return page(c, body, { title: c.get('view').t('staff.chains'), workspace: true });
    })
    .get(`${chains}/:slug/:kind`, async (c) => {
      const at = await asked(c);
      return form(c, at, rowsOf(await chainOf(ctx, at.department.id, at.kind)), new Map());
    })
    .post(`${chains}/:slug/:kind`, async (c) => {
      const at = await asked(c);
      const filled = readRows(await readForm(c));
      const { steps, problems } = readChain(filled, at.known, c.get('view').t);
      if (problems.size > 0) return form(c, at, filled, problems);
      await setChain(ctx, officerOf(c), { departmentId: at.department.id, kind: at.kind, steps });
      return c.redirect(c.get('view').href(`${chains}?saved`), 303);
    })
    .get(absences, (c) => leavePage(c, nothing, new Map()))
    .post(absences, async (c) => {
      const { filled, problems } = await readLeave(c);
      if (problems.size > 0) return leavePage(c, filled, problems);
      try {
        await setLeave(ctx, officerOf(c), filled);
      } catch (error) {
        const field = error instanceof DomainError ? fieldOf[error.type] : undefined;
        if (!field || !(error instanceof DomainError)) throw error;
        const { t } = c.get('view');
        return leavePage(c, filled, new Map([[field, t(`error.${error.type}` as Key)]]));
      }
      return c.redirect(c.get('view').href(absences), 303);
    })
    .get(`${absences}/:id/end`, (c) => c.redirect(c.get('view').href(absences), 303))
    .post(`${absences}/:id/end`, async (c) => {
      await endLeave(ctx, officerOf(c), c.req.param('id'));
      return c.redirect(c.get('view').href(absences), 303);
    });
}

const nothing: NewLeave = { officerId: '', deputyId: '', fromDay: '', untilDay: '' };

/** Which field a refusal of leave concerns. */
const fieldOf: { [type: string]: string | undefined } = {
  'unfit-deputy': 'deputy',
  'deputy-away': 'deputy',
  'deputy-without-role': 'deputy',
  'stand-in-circular': 'deputy',
  'stand-in-overlaps': 'from',
};
