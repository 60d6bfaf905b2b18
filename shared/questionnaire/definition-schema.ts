import { z } from 'zod';
import { condition, definition, item, option, privacyNotice, rate, section, text } from './definition.ts';
import { weightingPlan } from './weighting-plan.ts';

const parts = { condition, item, option, privacyNotice, rate, section, text, weightingPlan };

/** The definition's format as JSON Schema 2020-12, for editors and for authors outside: what may be written, defaults left out. */
export function definitionSchema(): object {
  const names = z.registry<{ id: string }>();
  for (const [id, part] of Object.entries(parts)) names.add(part, { id });
  return z.toJSONSchema(definition, { target: 'draft-2020-12', io: 'input', metadata: names });
}
