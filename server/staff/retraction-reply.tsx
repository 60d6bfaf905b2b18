import type { Text } from '#shared/questionnaire/definition.ts';
import { type Erratum, ErratumPage, erratumTitle, erratumValues } from '../http/erratum.tsx';
import { type PageContext, page } from '../http/page.tsx';
import type { View } from '../http/view.ts';
import { RetractedError, type Retraction } from './retractions.ts';

export const erratumOf = (retraction: Retraction, title: Text): Erratum => ({ ...retraction, title });

/** The refusal of what is no page. */
export const refusalOf = (view: View, retraction: Retraction, title: Text): RetractedError =>
  new RetractedError(erratumValues(view, erratumOf(retraction, title)));

interface More {
  typed?: readonly string[];
  onward?: { address: string; label: string } | undefined;
}

/** The erratum in the place of the page that was taken back. */
export function replyWithErratum(c: PageContext, erratum: Erratum, more: More = {}): Response {
  return page(c, <ErratumPage erratum={erratum} {...more} />, {
    title: erratumTitle(c.get('view'), erratum),
    status: 410,
    personal: true,
  });
}
