import { publishRelease, releaseSubject } from './results/releases.ts';
import { publications } from './staff/publications.ts';

/** For each kind of publication, the verb that its last approval calls. */
export const registerPublications = (): void => {
  publications.register('release', publishRelease, releaseSubject);
};
