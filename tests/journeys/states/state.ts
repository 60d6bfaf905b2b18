import type { Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

/** A page as somebody may find it, and the way there. */
export interface State {
  /** The route that answers it, as the app registers it. */
  route: string;
  name: string;
  /** 20 May 2021, two minutes after closing, or the morning after. */
  when?: 'open' | 'closing' | 'closed';
  senior?: boolean;
  /** Scripts do not arrive, as in a browser that cannot run them. */
  plain?: boolean;
  /** Also looked at in the dark. */
  dark?: boolean;
  /** The sign-in name of the officer who looks. */
  officer?: string;
  /** Brings the page up; what it does must be the same a second time, in another language. */
  reach(visitor: Visitor, site: Site): Promise<unknown>;
}

/** An address that is opened and nothing more. */
export const open = (route: string, address: string, name: string, more: Partial<State> = {}): State => ({
  route: `GET ${route}`,
  name,
  reach: (visitor) => visitor.opens(address),
  ...more,
});
