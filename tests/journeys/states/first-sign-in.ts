import { answerFrom } from '../support/empty-store.ts';
import { post } from '../support/post.ts';
import { officersHeldUp, type Steps } from '../support/steps.ts';
import type { State } from './state.ts';

const steps = '/workspace/sign-in';

/** A step of the first sign-in, asked for or answered, by an officer whom it holds up. */
const step = (
  route: string,
  which: Exclude<keyof Steps, 'url'>,
  name: string,
  more: Partial<State> & { fields?: { [name: string]: string } } = {},
): State => {
  const { fields, ...rest } = more;
  return {
    route: `${fields ? 'POST' : 'GET'} ${steps}${route}`,
    name: `first sign-in: ${name}`,
    async reach(visitor) {
      const held = await officersHeldUp();
      await answerFrom(visitor, held.url, `**${steps}/**`, held[which]);
      if (fields) await post(visitor, steps + route, fields);
      else await visitor.opens(steps + route);
    },
    ...rest,
  };
};

export const firstSignInStates: State[] = [
  step('/password', 'password', 'a password of one’s own', { dark: true }),
  step('/password', 'password', 'a password that is too short', { fields: { password: 'x', again: 'y' } }),
  step('/enrolment', 'enrolment', 'a device', { dark: true }),
  step('/enrolment', 'enrolment', 'a device with a wrong code', { fields: { code: '000000' } }),
  step('/enrolment/codes', 'code', 'codes that are not kept yet', {
    fields: { codes: 'K7QM-2XWP-9TRB H4ND-8VCJ-5FLS' },
    dark: true,
  }),
  step('/code', 'code', 'a code of the device', { dark: true }),
  step('/code', 'code', 'a wrong code', { fields: { code: '000000' } }),
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const firstSignInNotPages: { [route: string]: string } = {
  [`GET ${steps}/enrolment/codes`]: 'leads to the step that is next',
};
