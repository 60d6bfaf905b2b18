import { itemsOf } from '#shared/questionnaire/items.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { getQuestionnaire } from '../questionnaires/questionnaires.ts';
import { isAsked } from '../staff/approval-records.ts';
import type { InScope } from './figure-scope.ts';
import { listReleases } from './releases.ts';

/**
 * What an officer of another department sees who is asked to act on a release that waits: that release, whole. Undefined
 * where nothing is asked. Throws NotFoundError when there is no such questionnaire.
 */
export async function findAskedRelease(
  ctx: Context,
  officer: SignedIn,
  { slug, no }: { slug: string; no: string },
): Promise<InScope | undefined> {
  const questionnaire = await getQuestionnaire(ctx, slug);
  const release = (await listReleases(ctx, questionnaire)).find((each) => String(each.no) === no);
  if (!release || !(await isAsked(ctx, officer, 'release', release.id))) return undefined;
  const codes = questionnaire.versions.flatMap(({ definition }) =>
    itemsOf(definition).map(({ code }) => code),
  );
  return { questionnaire, own: true, items: new Set(codes) };
}
