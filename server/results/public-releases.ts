import type { Context } from '../context.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { findRetraction, type Retraction } from '../staff/retractions.ts';
import { listPublic, type Release } from './releases.ts';

/** A release that was made public, and whether it was taken back. */
export interface PublicRelease extends Release {
  retraction: Retraction | undefined;
}

/** Every release that was made public, the first one first; the last one holds. */
export const publicReleases = async (
  ctx: Context,
  questionnaire: Pick<Questionnaire, 'id'>,
): Promise<PublicRelease[]> =>
  Promise.all(
    (await listPublic(ctx, questionnaire)).map(async (release) => ({
      ...release,
      retraction: await findRetraction(ctx, 'release', release.id),
    })),
  );
