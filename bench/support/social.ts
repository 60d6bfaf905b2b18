import social from '#db/seeds/zwgk-social-2021.json' with { type: 'json' };
import type { Context } from '#server/context.ts';
import { publishQuestionnaire } from '#server/questionnaires/questionnaires.ts';
import { createDepartment } from '#server/staff/departments.ts';

/** Opens the social questionnaire of a department that is made for it; gives the department's id. */
export async function openSocial(ctx: Context): Promise<string> {
  const { id } = await createDepartment(ctx, { slug: 'bench', name: { en: 'Bench' } });
  await publishQuestionnaire(ctx, {
    departmentId: id,
    definition: social,
    opensAt: new Date('2021-05-15T00:00:00+08:00'),
    closesAt: new Date('2021-06-15T24:00:00+08:00'),
    resultsDueOn: '2021-07-15',
    channels: ['online'],
  });
  return id;
}
