import type { Text } from '#shared/questionnaire/definition.ts';
import profile from '../questionnaires/profile-items.json' with { type: 'json' };

/** Where somebody lives elsewhere: an answer of questionnaires, and no place in which anything happens here. */
const ELSEWHERE = 'OUT';

interface District {
  code: string;
  text: Text;
}

/** Districts, county-level cities and functional zones, as the questionnaires name them. */
export const districts: readonly District[] = profile.items
  .filter(({ code }) => code === 'district')
  .flatMap(({ options = [] }): readonly District[] => options)
  .filter(({ code }) => code !== ELSEWHERE);
