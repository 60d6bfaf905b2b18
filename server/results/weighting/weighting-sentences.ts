import type { View } from '../../http/view.ts';
import type { GateReason } from './gate.ts';
import type { Obstacle, WeightingState } from './weighting-state.ts';

type Voice = Pick<View, 't' | 'say'>;

/** What stands in the way of weighting, a sentence each. */
export const obstacleSentences = ({ obstacles, cells }: WeightingState, { t, say }: Voice): string[] =>
  obstacles.map((obstacle: Obstacle): string => {
    if ('band' in obstacle) {
      const where = { variable: say(obstacle.variable), band: say(obstacle.band) };
      if (obstacle.kind === 'empty_band') return t('weighting.obstacle_empty_band', where);
      if (obstacle.kind === 'missed') return t('weighting.obstacle_missed', where);
      return t('weighting.obstacle_small_band', { ...where, least: cells.plan.collapse_below });
    }
    switch (obstacle.kind) {
      case 'nobody':
        return t('weighting.obstacle_nobody');
      case 'few':
        return t('weighting.obstacle_few');
      case 'n_eff':
        return t('weighting.obstacle_n_eff');
      case 'deff':
        return t('weighting.obstacle_deff');
      default:
        return t('weighting.obstacle_not_converged');
    }
  });

/** Why a plan may not stand behind a release, a sentence each. */
export const gateSentences = (reasons: readonly GateReason[], { t, say }: Voice): string[] =>
  reasons.map((reason): string => {
    if (reason.kind === 'demonstration') return t('weighting.gate_demonstration');
    const variable = { variable: say(reason.variable) };
    if (reason.kind === 'not_cited') return t('weighting.gate_not_cited', variable);
    if (reason.kind === 'low_confidence') return t('weighting.gate_low_confidence', variable);
    return t('weighting.gate_not_ready', variable);
  });
