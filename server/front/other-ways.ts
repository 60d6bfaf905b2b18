import { phaseOf } from '#shared/phase.ts';
import { type Consultation, consultationPhase } from '../consultations/consultations.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';

/** The ways to take part without a device of one's own. */
export type OtherWay = 'hall' | 'phone' | 'paper';

/** Only what is really offered for something that is open now. */
export function otherWays(
  questionnaires: readonly Questionnaire[],
  consultations: readonly Consultation[],
  now: Date,
): OtherWay[] {
  const answered = questionnaires
    .filter((each) => phaseOf(each, now) === 'open')
    .flatMap(({ channels }): string[] => channels);
  const written = consultations
    .filter((each) => consultationPhase(each, now) === 'open')
    .flatMap(({ round }) => round.notice.notice.channels.map(({ kind }): string => kind));
  const offered: { [way in OtherWay]: boolean } = {
    hall: answered.includes('assisted') || answered.includes('kiosk') || written.includes('hall'),
    phone: answered.includes('assisted') || written.includes('phone'),
    paper: answered.includes('paper') || written.includes('post'),
  };
  return (['hall', 'phone', 'paper'] as const).filter((way) => offered[way]);
}
