import type { Key } from '#shared/i18n/catalogues.ts';
import type { TopicPhase } from './topic-times.ts';

export const phaseKeys: { [phase in TopicPhase]: Key } = {
  coming: 'specialTopics.phase_coming',
  live: 'specialTopics.phase_live',
  between: 'specialTopics.phase_between',
  over: 'specialTopics.phase_over',
};

export const fills: { [phase in TopicPhase]: '' | 'half' | 'full' } = {
  coming: '',
  live: 'half',
  between: '',
  over: 'full',
};
