import { localIso } from '#shared/time.ts';
import type { PublishedPiece } from '../pieces/published.ts';
import { type DisclosedDocument, disclosureDue, isLate } from './disclosed-document.ts';
import type { EnterpriseVisit } from './enterprise-visit.ts';
import type { StatedIndicator } from './indicators.ts';
import type { PressConference } from './press-conference.ts';

/** What a program gets of every piece. */
const headOf = ({ slug, no, hash, publishedAt }: PublishedPiece) => ({
  slug,
  version: { no, hash, published_at: localIso(publishedAt) },
});

export const documentOut = (piece: PublishedPiece<DisclosedDocument>) => ({
  ...headOf(piece),
  ...piece.content,
  due_on: disclosureDue(piece.content),
  late: isLate(piece.content),
});

export const conferenceOut = (piece: PublishedPiece<PressConference>) => ({
  ...headOf(piece),
  ...piece.content,
});

export const visitOut = (piece: PublishedPiece<EnterpriseVisit>) => ({ ...headOf(piece), ...piece.content });

export function indicatorOut({ piece, stated, rest }: StatedIndicator) {
  const { content } = piece;
  const { title, group, definition, period, unit, source, office, source_day, source_address } = content;
  return {
    ...headOf(piece),
    ...{ title, group, definition, period, unit, source },
    mark: stated.mark,
    value: stated.value,
    over: stated.over,
    counting:
      stated.mark === 'counted' && content.register
        ? { register: content.register, year: content.year ?? null, filters: content.filters ?? [] }
        : null,
    reported:
      stated.mark === 'reported'
        ? { office: office ?? null, day: source_day ?? null, address: source_address ?? null }
        : null,
    rest: rest
      ? {
          base: rest.of.address.split('/').at(-1) ?? '',
          name: rest.name,
          about: rest.n,
          least: rest.least,
          most: rest.most,
        }
      : null,
  };
}
