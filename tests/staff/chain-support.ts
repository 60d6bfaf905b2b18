import type { Role } from '#server/http/signed-in.ts';
import { propose } from '#server/staff/approvals.ts';
import type { Step } from '#server/staff/chain-rules.ts';
import { setChain } from '#server/staff/chains.ts';
import { publications } from '#server/staff/publications.ts';
import { Browser } from '../support/browser.ts';
import { makeDepartment, makeOfficer, openBench, password } from './support.ts';

export const hash = 'sha256:as-proposed';
export const subject = { title: { 'zh-CN': '满意度', en: 'Satisfaction' }, path: '/workspace/x', hash };

/** Two departments with officers who act in chains, and a kind of publication that leaves a mark. */
export async function openOffice() {
  const bench = await openBench();
  const { ctx } = bench;
  publications.register(
    'release',
    (tx) => tx.db.insertInto('site_setting').values({ key: 'published', value: '1' }).execute(),
    async () => subject,
  );
  const city = await makeDepartment(ctx, 'city');
  const parks = await makeDepartment(ctx, 'parks');
  const make = (name: string, roles: Role[], of = city) => makeOfficer(ctx, of, roles, name);
  const people = {
    analyst: await make('analyst', ['analyst']),
    head: await make('head', ['approver']),
    chief: await make('chief', ['approver']),
    legal: await make('legal', ['legal']),
    gardener: await make('gardener', ['approver'], parks),
    security: await make('security', ['security']),
  };
  const as = async (name: string) => {
    const browser = new Browser(bench, ctx.env.PUBLIC_URL);
    await browser.post('/workspace/sign-in', { name, password });
    return browser;
  };
  const set = (steps: Step[]) =>
    setChain(ctx, people.security, { departmentId: city.id, kind: 'release', steps });
  const proposeIt = (officer: typeof people.analyst | null = people.analyst, subjectId = 'r1') =>
    propose(ctx, { departmentId: city.id, kind: 'release', subjectId, subjectHash: hash, officer });
  const published = async () =>
    (await ctx.db.selectFrom('site_setting').selectAll().where('key', '=', 'published').execute()).length;
  return { ...bench, ...people, city, parks, make, as, set, proposeIt, published };
}

export type Office = Awaited<ReturnType<typeof openOffice>>;

/** 拟稿, 审核 by the head, 会签 by the parks, 合法性审核, 签发. */
export const fiveActs = ({ head, parks }: Pick<Office, 'head' | 'parks'>): Step[] => [
  { act: 'draft' },
  { act: 'review', officerId: head.id },
  { act: 'countersign', departmentId: parks.id },
  { act: 'legal' },
  { act: 'sign' },
];
