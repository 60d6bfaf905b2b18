import type { Text } from '#shared/questionnaire/definition.ts';
import { outcomeWords, stanceWords } from '#shared/term-words.ts';
import type { DispositionOutcome } from '#shared/terms.ts';
import { hiddenKey } from '../comments/redaction-words.ts';
import { useView } from '../http/view.ts';
import { foreignTo, outcomeFills } from './outcome-words.ts';
import type { Pieces, ShownOpinion } from './shown-words.ts';

/** Words of the record, marked where they are not in the reader's language. */
export function Said({ text }: { text: Text }) {
  const { say, language } = useView();
  const lang = foreignTo(language, text);
  return lang === undefined ? say(text) : <span lang={lang}>{say(text)}</span>;
}

/** Longer words of the record, a paragraph a line. */
export function SaidAtLength({ text }: { text: Text }) {
  const { say, language } = useView();
  const lines = say(text)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return (
    <>
      {lines.map((line) => (
        <p key={line} lang={foreignTo(language, text)}>
          {line}
        </p>
      ))}
    </>
  );
}

/** What may be read of somebody's words; what is hidden is named in its place. */
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

/** An opinion's words in their own language; one that only takes a stance says so. */
export function OpinionWords({ shown }: { shown: ShownOpinion }) {
  const { t, language } = useView();
  const foreign = shown.language === language ? undefined : shown.language;
  return (
    <>
      {shown.text.length > 0 ? (
        <p class="words" lang={foreign}>
          <Shown pieces={shown.text} />
        </p>
      ) : null}
      {shown.proposed ? (
        <p>
          {t('dispositions.proposed')}
          <span class="words" lang={foreign}>
            <Shown pieces={shown.proposed} />
          </span>
        </p>
      ) : null}
      {shown.text.length === 0 && !shown.proposed ? (
        <p>{t('dispositions.stance_only', { stance: t(stanceWords[shown.stance]) })}</p>
      ) : null}
    </>
  );
}

/** What an answer comes to, with its ring; before there is one, that there is none. */
export function OutcomeMark({ outcome }: { outcome: DispositionOutcome | null }) {
  const { t } = useView();
  return outcome === null ? (
    <span class="st none">{t('dispositions.unanswered')}</span>
  ) : (
    <span class={`st ${outcomeFills[outcome]}`.trim()}>{t(outcomeWords[outcome])}</span>
  );
}

/** A key, shown once the behaviour that hears it is there. */
export const KeyCap = ({ name }: { name: string }) => (
  <kbd data-key-hint hidden>
    {name.toUpperCase()}
  </kbd>
);
