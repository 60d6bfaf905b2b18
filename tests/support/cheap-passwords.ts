import { onTestFinished } from 'vitest';
import { cost } from '#server/staff/passwords.ts';

const asServed = { ...cost };
const cheap = { memoryCost: 64, timeCost: 1, parallelism: 1 };

// What guards real officers took a third of all the time when thousands of officers were made up for one test each.
Object.assign(cost, cheap);

/** For tests of the cost itself: until the test ends, passwords cost what they do in a server. */
export function payFully(): void {
  Object.assign(cost, asServed);
  onTestFinished(() => void Object.assign(cost, cheap));
}
