import waste from '#db/seeds/waste-measures-2021.json' with { type: 'json' };
import { publishConsultation } from '#server/consultations/consultations.ts';
import type { Context } from '#server/context.ts';
import { readEnv } from '#server/env.ts';
import type { Role } from '#server/http/signed-in.ts';
import { openInstallation } from '#server/installation.ts';
import { publishQuestionnaire } from '#server/questionnaires/questionnaires.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { createOfficer } from '#server/staff/staff.ts';
import { consultationDefinition } from '#shared/consultation/definition.ts';
import { addDays, dayOf } from '#shared/time.ts';
import { tiny } from '#tests/support/definitions.ts';
import { type Home, settingsOf } from './home.ts';

export const PASSWORD = 'nothing lost on one machine';

/** Addresses of what is asked. */
export const QUESTIONNAIRE = 'tiny';
export const CONSULTATION = 'small';

export const staffed = ['editor', 'moderator', 'analyst', 'approver', 'system'] as const satisfies Role[];
export type Post = (typeof staffed)[number];

export const envOf = (home: Home) => readEnv({ ...settingsOf(home), LOG_LEVEL: 'silent' });

/** A period around now: it began three days ago and is long. */
export function windowAround(now: Date) {
  const today = dayOf(now);
  return {
    opensAt: new Date(`${addDays(today, -3)}T00:00:00+08:00`),
    closesAt: new Date(`${addDays(today, 40)}T00:00:00+08:00`),
    dueOn: addDays(today, 400),
  };
}

const words = (text: string) => ({ 'zh-CN': text, en: text });

/** Two articles under discussion in a period around now. */
function consultationOf(now: Date) {
  const { opensAt, closesAt, dueOn } = windowAround(now);
  const article = (key: string, text: string) => ({
    key,
    level: 'article' as const,
    label: words(key),
    text: words(text),
  });
  return consultationDefinition.parse({
    ...waste,
    slug: CONSULTATION,
    questions: [],
    clauses: [article('1', '停车收费应当公示标准。'), article('2', '夜间停车免费。')],
    round: {
      ...waste.round,
      opens_at: opensAt.toISOString(),
      closes_at: closesAt.toISOString(),
      feedback_due_on: dueOn,
    },
  });
}

/** Makes the office, one officer a post, an open questionnaire and an open consultation. */
export async function furnish(ctx: Context): Promise<void> {
  const department = await createDepartment(ctx, { slug: 'office', name: words('办公室（示例）') });
  const officers = new Map<Post, string>();
  for (const post of staffed)
    officers.set(
      post,
      await createOfficer(ctx, {
        departmentId: department.id,
        title: words(`${post}（示例）`),
        signInName: post,
        password: PASSWORD,
        roles: [{ departmentId: department.id, role: post }],
      }),
    );
  const now = ctx.clock.now();
  const { opensAt, closesAt, dueOn } = windowAround(now);
  await publishQuestionnaire(ctx, {
    departmentId: department.id,
    definition: { ...tiny, slug: QUESTIONNAIRE },
    opensAt,
    closesAt,
    resultsDueOn: dueOn,
    channels: ['online'],
  });
  await publishConsultation(ctx, {
    departmentId: department.id,
    officerId: officers.get('approver') ?? '',
    definition: consultationOf(now),
  });
}

/** A new installation. */
export async function makeGround(home: Home): Promise<void> {
  const { ctx, close } = await openInstallation(envOf(home));
  await furnish(ctx);
  await close();
}
