import type { Job } from './jobs/jobs.ts';
import { expireAnswering } from './responses/answering.ts';
import { indexTexts } from './responses/text-index.ts';

/** Everything that comes due by itself. */
export const jobs: Job[] = [
  { name: 'expire half answers', everyMinutes: 60, run: expireAnswering },
  { name: 'index texts', everyMinutes: 24 * 60, run: indexTexts },
];
