import { wordsFor } from '#shared/i18n/words-for.ts';
import { type Definition, definition as definitionSchema } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import { candidateOf } from './preparation-definition.ts';
import type { Preparation } from './preparations.ts';
import type { Questionnaire } from './questionnaires.ts';

/**
 * A preparation as the public would have it, with a word where something is not written yet. Undefined while there is
 * nothing to ask. It is stored nowhere: its address leads to nothing public.
 */
export function previewOf(
  ctx: Context,
  { id, content, departmentId }: Preparation,
): Questionnaire | undefined {
  const { definition } = candidateOf(content);
  const read = definitionSchema.safeParse(filledIn(definition));
  if (!read.success) return undefined;
  const now = ctx.clock.now();
  const live = { no: 1, hash: '', definition: read.data, publishedAt: now.toISOString() };
  return {
    id,
    slug: `preview-${id.toLowerCase()}`,
    departmentId,
    salt: new Uint8Array(0),
    opensAt: new Date(content.opens_at ?? now),
    closesAt: new Date(content.closes_at ?? now),
    resultsDueOn: content.results_due_on ?? now.toISOString().slice(0, 10),
    channels: content.channels,
    releasePolicy: { interim: content.interim },
    exercise: content.exercise,
    retracted: false,
    versions: [live],
    live,
  };
}

function filledIn(definition: Partial<Definition>): object {
  const gap = wordsFor('making.not_yet');
  const whole = { title: gap, intro: gap, sponsor: gap, population: gap, sample_note: gap, minutes: 1 };
  const privacy = { handler: gap, contact: gap, retention: gap, ...definition.privacy };
  return { ...whole, ...definition, slug: 'preview', privacy };
}
