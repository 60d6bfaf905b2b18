import profile from '../questionnaires/profile-items.json' with { type: 'json' };
import type { Term } from './inquiry-rules.ts';

const { options = [] } = profile.items.find(({ code }) => code === 'district') ?? {};

/** Where what is asked about is. */
export const districts: readonly Term[] = options
  .filter(({ code }) => code !== 'OUT')
  .map(({ code, text }) => ({ code, text }));
