import type { ComponentChildren } from 'preact';
import { sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { useView } from '../http/view.ts';
import type { PublishedPiece } from '../pieces/published.ts';

/** Particulars, each under its name. */
export function Facts({ facts }: { facts: [label: string, value: ComponentChildren][] }) {
  return (
    <dl class="check more">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Which version is shown, and what it changed. */
export function VersionLine({ piece }: { piece: Pick<PublishedPiece, 'no' | 'publishedAt' | 'note'> }) {
  const { t, say, language } = useView();
  return (
    <p class="sm dim sec">
      {t('registers.version', { no: piece.no, day: sayDay(dayOf(piece.publishedAt), language) })}
      {piece.note ? ` · ${say(piece.note)}` : ''}
    </p>
  );
}
