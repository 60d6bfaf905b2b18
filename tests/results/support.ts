import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Store } from '#db/store.ts';
import { type Context, keptPages, withStore } from '#server/context.ts';
import { readEnv } from '#server/env.ts';
import type { Role, SignedIn } from '#server/http/signed-in.ts';
import { openLog } from '#server/log.ts';
import { publishQuestionnaire, type Questionnaire } from '#server/questionnaires/questionnaires.ts';
import { submitResponse } from '#server/responses/responses.ts';
import { Counters } from '#server/results/counters.ts';
import { secretsFrom } from '#server/secrets.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { createOfficer, findOfficer } from '#server/staff/staff.ts';
import type { Definition } from '#shared/questionnaire/definition.ts';
import type { Channel } from '#shared/terms.ts';
import { dice, social, tryAnswers } from './answering.ts';

/** A clock that stands still until it is set. */
export class StillClock {
  readonly offset = 0;
  #now = new Date('2021-05-20T02:00:00Z');
  now = () => this.#now;
  real = () => this.#now;
  set = (at: string) => {
    this.#now = new Date(at);
  };
}

export interface Ground {
  ctx: Context;
  clock: StillClock;
}

/** A store of its own in a temporary folder, gone after the test. */
export async function openGround(): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'wenji-results-'));
  const store = await Store.open(join(folder, 'wenji.db'));
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  const clock = new StillClock();
  const ctx = withStore(
    {
      clock,
      env: readEnv({}),
      secrets: secretsFrom(randomBytes(32)),
      log: openLog('silent'),
      listeners: [],
      limits: { submissions: 6000 },
      pages: keptPages(),
      random: randomBytes,
    },
    store,
  );
  return { ctx, clock };
}

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
