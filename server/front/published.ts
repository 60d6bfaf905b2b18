import type { Text } from '#shared/questionnaire/definition.ts';
import { listEveryConsultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { listOutcomes } from '../dispositions/outcomes.ts';
import { type DraftContent, kinds } from '../pieces/kinds.ts';
import { listEverPublished } from '../pieces/published.ts';
import { listEveryQuestionnaire } from '../questionnaires/questionnaires.ts';
import { listReleases } from '../results/releases.ts';
import type { RetractableKind } from '../staff/retractions.ts';

/** Something that is or was public, under the id of its own slice. */
export interface Published {
  kind: RetractableKind;
  id: string;
  departmentId: string;
  title: Text;
  /** Of releases and outcomes, which have several. */
  no: number | undefined;
  address: string;
  hash: string;
  publishedAt: Date;
}

/** Everything that was ever made public, rehearsals apart; of pieces, of which there are many, those named or all. */
export async function listPublished(ctx: Context, pieces?: readonly string[]): Promise<Published[]> {
  const all: Published[] = (await listEverPublished(ctx, pieces)).map((piece) => {
    const kind = kinds.of(piece.kind);
    const content = piece.content as DraftContent;
    return {
      kind: kind.chain,
      id: piece.id,
      departmentId: piece.departmentId,
      title: kind.title(content),
      no: undefined,
      address: kind.address(piece.slug, content),
      hash: piece.hash,
      publishedAt: piece.since,
    };
  });
  for (const each of await listEveryQuestionnaire(ctx)) {
    if (each.exercise) continue;
    const { departmentId, live } = each;
    const common = { departmentId, title: live.definition.title };
    const address = `/questionnaires/${each.slug}`;
    const publishedAt = new Date(each.versions[0]?.publishedAt ?? live.publishedAt);
    all.push({
      ...common,
      kind: 'questionnaire',
      id: each.id,
      no: undefined,
      address,
      hash: live.hash,
      publishedAt,
    });
    for (const { id, no, hash, publishedAt } of await listReleases(ctx, each))
      if (publishedAt)
        all.push({
          ...common,
          kind: 'release',
          id,
          no,
          address: `${address}/results/${no}`,
          hash,
          publishedAt,
        });
  }
  for (const each of await listEveryConsultation(ctx)) {
    if (each.exercise) continue;
    const { departmentId, title, round, publishedAt } = each;
    const common = { departmentId, title };
    const address = `/consultations/${each.slug}`;
    all.push({
      ...common,
      kind: 'consultation',
      id: each.id,
      no: undefined,
      address,
      hash: round.hash,
      publishedAt,
    });
    for (const { id, no, hash, publishedAt } of await listOutcomes(ctx, each))
      if (publishedAt)
        all.push({
          ...common,
          kind: 'outcome',
          id,
          no,
          address: `${address}/outcome/versions/${no}`,
          hash,
          publishedAt,
        });
  }
  return all;
}
