import type { Text } from '#shared/questionnaire/definition.ts';
import { listConsultations } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { kinds } from '../pieces/kinds.ts';
import { findPublishedPiece } from '../pieces/published.ts';
import type { Interview } from './interview.ts';

export interface Related {
  address: string;
  title: Text;
}

/** What an interview speaks of, as far as it is public. */
export async function relatedTo(ctx: Context, { policies, consultation }: Interview): Promise<Related[]> {
  const related: Related[] = [];
  const kind = kinds.find('policy');
  for (const slug of kind ? policies : []) {
    const policy = await findPublishedPiece<{ [name: string]: unknown }>(ctx, 'policy', slug);
    if (policy && kind)
      related.push({ address: kind.address(slug, policy.content), title: kind.title(policy.content) });
  }
  const asked = (await listConsultations(ctx)).find(({ slug }) => slug === consultation);
  if (asked) related.push({ address: `/consultations/${asked.slug}`, title: asked.title });
  return related;
}
