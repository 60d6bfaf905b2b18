import { outcomeWords } from '#shared/term-words.ts';
import type { DispositionOutcome } from '#shared/terms.ts';
import { hiddenKey } from '../comments/redaction-words.ts';
import { outcomeFills } from '../dispositions/outcome-words.ts';
import type { Pieces } from '../dispositions/shown-words.ts';
import { useView } from '../http/view.ts';

/** Somebody’s words as they may be read: what is hidden is named in its place. */
export function Shown({ pieces }: { pieces: Pieces }) {
  const { t } = useView();
  return (
    <>
      {pieces.map((piece, at) =>
        'text' in piece ? piece.text : <mark key={at}>{t(hiddenKey(piece.hidden))}</mark>,
      )}
    </>
  );
}

/** How an opinion is answered; before it is, that it is not. */
export function OutcomeMark({ outcome }: { outcome: DispositionOutcome | null }) {
  const { t } = useView();
  return outcome === null ? (
    <span class="st none">{t('briefs.unhandled')}</span>
  ) : (
    <span class={`st ${outcomeFills[outcome]}`.trim()}>{t(outcomeWords[outcome])}</span>
  );
}
