import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import type { Context } from '#server/context.ts';
import { guard } from '#server/http/guard.ts';
import type { PageEnv } from '#server/http/page.tsx';
import { answerError } from '#server/http/problem.tsx';
import { request } from '#server/http/request.ts';
import { staffGate } from '#server/http/session.ts';
import type { Role, SignedIn } from '#server/http/signed-in.ts';
import { defaultSite } from '#server/http/site.ts';
import {
  getQuestionnaire,
  publishQuestionnaire,
  type Questionnaire,
} from '#server/questionnaires/questionnaires.ts';
import { submitResponse } from '#server/responses/responses.ts';
import { Counters } from '#server/results/counters.ts';
import { explorerRoutes } from '#server/results/explorer.workspace.routes.tsx';
import { exportsRoutes } from '#server/results/exports.workspace.routes.tsx';
import {
  findCurrentRelease,
  proposeRelease,
  publishRelease,
  releaseSubject,
} from '#server/results/releases.ts';
import { resultsApi } from '#server/results/results.api.routes.ts';
import { resultsRoutes } from '#server/results/results.public.routes.tsx';
import { resultsWorkspaceRoutes } from '#server/results/results.workspace.routes.tsx';
import { weightingRoutes } from '#server/results/weighting.workspace.routes.tsx';
import { sign } from '#server/staff/approvals.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { publications } from '#server/staff/publications.ts';
import { createOfficer, findOfficer } from '#server/staff/staff.ts';
import type { Definition } from '#shared/questionnaire/definition.ts';
import type { Channel } from '#shared/terms.ts';
import { dice, social, tryAnswers } from './answering.ts';
import { type Ground, openGround } from './ground.ts';

export const period = {
  opensAt: new Date('2021-05-15T00:00:00+08:00'),
  closesAt: new Date('2021-06-16T00:00:00+08:00'),
  resultsDueOn: '2021-07-15',
};

/** After closing and the quarter hour in which what was begun may still be sent. */
export const closed = '2021-06-17T00:00:00Z';

/** The social questionnaire of a department, with counters that listen. */
export async function openQuestionnaire(
  { ctx }: Ground,
  channels: Channel[] = ['online'],
  definition: Definition = social,
): Promise<{ questionnaire: Questionnaire; counters: Counters; departmentId: string }> {
  const name = { 'zh-CN': '市政府办公室（示例）', en: 'General Office (sample)' };
  const department = await createDepartment(ctx, { slug: 'general-office', name });
  const questionnaire = await publishQuestionnaire(ctx, {
    departmentId: department.id,
    definition,
    ...period,
    channels,
  });
  const counters = await Counters.start(ctx);
  ctx.listeners.push(counters.hear);
  return { questionnaire, counters, departmentId: department.id };
}

/** The site's results, wired as the server wires them. An officer's session is the officer's id. */
export function openSite(ctx: Context, counters: Counters) {
  publications.register('release', publishRelease, releaseSubject);
  const app = new Hono<PageEnv>();
  app.use(request(ctx, async () => defaultSite, false));
  app.use(guard(ctx.env.PUBLIC_URL));
  app.route('/api/v1', resultsApi(ctx));
  for (const prefix of ['', '/en']) {
    app.use(
      `${prefix}/workspace/*`,
      staffGate((token) => findOfficer(ctx, token)),
    );
    app.route(prefix || '/', resultsRoutes(ctx));
    app.route(prefix || '/', resultsWorkspaceRoutes(ctx, counters));
    app.route(prefix || '/', weightingRoutes(ctx, counters));
    app.route(prefix || '/', exportsRoutes(ctx, counters));
    app.route(prefix || '/', explorerRoutes(ctx, counters));
  }
  app.onError((error, c) => answerError(ctx, c, error));
  const headers = (officer: SignedIn | undefined) =>
    officer ? { Cookie: `session=${officer.id}` } : undefined;
  const send = async (path: string, officer: SignedIn, fields: { [name: string]: string }) =>
    app.request(path, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: {
        ...headers(officer),
        'Content-Type': 'application/x-www-form-urlencoded',
        'Sec-Fetch-Site': 'same-origin',
      },
    });
  return {
    get: async (path: string, officer?: SignedIn, more: { [name: string]: string } = {}) =>
      app.request(path, { headers: { ...headers(officer), ...more } }),
    send,
    post: async (path: string, officer: SignedIn, body = '') =>
      app.request(path, {
        method: 'POST',
        body,
        headers: {
          ...headers(officer),
          'Content-Type': 'application/x-www-form-urlencoded',
          'Sec-Fetch-Site': 'same-origin',
        },
      }),
  };
}

// What is left of the items could not carry the declared weighting.
const { weighting: _plan, ...unweighted } = social;

/** Part of the social questionnaire: every kind of item and of logic, and few enough to be released in a moment. */
export const short: Definition = {
  ...unweighted,
  slug: 'short',
  sections: social.sections
    .filter(({ code }) => ['A', 'B', 'C', 'F'].includes(code))
    .map((section) => ({
      ...section,
      items: section.items.filter(({ code }) => !['Q2', 'Q4', 'Q6', 'Q9'].includes(code)),
    })),
  indices: (social.indices ?? []).map((rate) => ({
    ...rate,
    items: rate.items.filter((ref) => !ref.startsWith('Q19')),
  })),
};

/** A closed questionnaire with so many answers, its analyst and its approver. */
export async function closedQuestionnaire(n = 600, channels: Channel[] = ['online']) {
  const ground = await openGround();
  const opened = await openQuestionnaire(ground, channels, short);
  await sendResponses(ground.ctx, opened.questionnaire, n);
  ground.clock.set(closed);
  const site = openSite(ground.ctx, opened.counters);
  const analyst = await makeOfficer(ground.ctx, opened.departmentId, ['analyst']);
  const approver = await makeOfficer(ground.ctx, opened.departmentId, ['approver']);
  return { ...ground, ...opened, site, analyst, approver };
}

/** The same with its release signed; made once for a file of tests, of which each gets a store of its own. */
export async function releasedQuestionnaire(n?: number) {
  const making = released.get(n) ?? makeReleased(n);
  released.set(n, making);
  const { kept, analystId, approverId, approval } = await making;
  const ground = await openGround(kept);
  const { ctx, clock } = ground;
  clock.set(closed);
  const counters = await Counters.start(ctx);
  ctx.listeners.push(counters.hear);
  const questionnaire = await getQuestionnaire(ctx, short.slug);
  const analyst = await findOfficer(ctx, analystId);
  const approver = await findOfficer(ctx, approverId);
  const release = await findCurrentRelease(ctx, questionnaire);
  if (!release || !analyst || !approver) throw new Error('No release');
  const { departmentId } = questionnaire;
  const site = openSite(ctx, counters);
  return { ...ground, questionnaire, counters, departmentId, site, analyst, approver, approval, release };
}

const released = new Map<number | undefined, ReturnType<typeof makeReleased>>();

async function makeReleased(n: number | undefined) {
  const house = await closedQuestionnaire(n);
  const { ctx, counters, questionnaire, analyst, approver } = house;
  const approval = await proposeRelease(ctx, counters, questionnaire, analyst);
  await sign(ctx, approval.id, {
    officer: approver,
    secrecyReviewed: true,
    subjectHash: approval.subjectHash,
  });
  return { kept: await house.keep(), analystId: analyst.id, approverId: approver.id, approval };
}

/** Sends so many valid responses by a channel. */
export async function sendResponses(
  ctx: Context,
  questionnaire: Questionnaire,
  n: number,
  { channel = 'online' as Channel, seed = 1 } = {},
): Promise<void> {
  const roll = dice(seed);
  const { definition, no } = questionnaire.live;
  await Promise.all(
    Array.from({ length: n }, async () => {
      const outcome = await submitResponse(ctx, questionnaire, {
        key: randomBytes(24).toString('base64url'),
        versionNo: no,
        language: 'zh-CN',
        answers: tryAnswers(definition, roll),
        channel,
      });
      if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
    }),
  );
}

/** An officer of a department; the sign-in name is made of the roles. */
export async function makeOfficer(ctx: Context, departmentId: string, roles: Role[]): Promise<SignedIn> {
  const id = await createOfficer(ctx, {
    departmentId,
    title: { 'zh-CN': '岗位（示例）', en: 'Office (sample)' },
    signInName: `${roles.join('-')}.${departmentId}`,
    password: 'correct horse battery',
    roles: roles.map((role) => ({ departmentId, role })),
  });
  const officer = await findOfficer(ctx, id);
  if (!officer) throw new Error('No officer');
  return officer;
}
