import { itemsOf } from '#shared/questionnaire/items.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import {
  getQuestionnaire,
  listEveryQuestionnaire,
  type Questionnaire,
} from '../questionnaires/questionnaires.ts';
import { can, NotAllowedError, scopeOf } from '../staff/roles.ts';

/** What an officer may see of a questionnaire's figures. */
export interface InScope {
  questionnaire: Questionnaire;
  /** Of the department that owns it; others see the items that name their department. */
  own: boolean;
  items: Set<string>;
}

/**
 * Officers of the owning department see every item's figures; those of a department that an item names see the figures
 * of that item. Undefined when there is nothing for the officer to see.
 */
export function inScope(officer: SignedIn, questionnaire: Questionnaire): InScope | undefined {
  const own = can(officer, 'see-figures', questionnaire.departmentId);
  const named = can(officer, 'see-figures', officer.department.id) ? officer.department.slug : undefined;
  const codes = questionnaire.versions.flatMap(({ definition }) =>
    itemsOf(definition)
      .filter((item) => own || (named !== undefined && item.department === named))
      .map((item) => item.code),
  );
  return codes.length > 0 ? { questionnaire, own, items: new Set(codes) } : undefined;
}

export const listInScope = async (ctx: Context, officer: SignedIn): Promise<InScope[]> =>
  (await listEveryQuestionnaire(ctx)).flatMap((questionnaire) => inScope(officer, questionnaire) ?? []);

/**
 * Throws NotFoundError for what lies outside the officer's departments, and NotAllowedError within them where the
 * officer's roles do not see figures.
 */
export async function getInScope(ctx: Context, officer: SignedIn, slug: string): Promise<InScope> {
  const questionnaire = await getQuestionnaire(ctx, slug);
  const found = inScope(officer, questionnaire);
  if (found) return found;
  if (scopeOf(officer).includes(questionnaire.departmentId)) throw new NotAllowedError();
  throw new NotFoundError();
}
