import { useView } from '../http/view.ts';
import { kindWords } from './moderation-words.ts';
import type { Redaction } from './redactions.ts';

interface Props {
  words: string;
  field: string;
  /** Personal information that was found. */
  proposals: readonly Redaction[];
  /** What is hidden from the public. */
  redactions: readonly Redaction[];
}

/** An author's words with what was found in them, or what is hidden, marked. */
export function MarkedWords({ words, field, proposals, redactions }: Props) {
  const { t } = useView();
  const points = [...words];
  const hidden = redactions.map((span) => ({ ...span, hidden: true }));
  const found = proposals.map((span) => ({ ...span, hidden: false }));
  const pieces = [];
  let at = 0;
  const spans = [...hidden, ...found].filter((span) => span.field === field);
  for (const span of spans.sort((a, b) => a.start - b.start || Number(b.hidden) - Number(a.hidden))) {
    if (span.start < at) continue;
    pieces.push(points.slice(at, span.start).join(''));
    pieces.push(
      <mark key={span.start}>
        {points.slice(span.start, span.end).join('')}
        <small>
          {t(span.hidden ? 'moderation.hidden_mark' : 'moderation.found_mark', {
            kind: t(kindWords[span.kind]),
          })}
        </small>
      </mark>,
    );
    at = span.end;
  }
  return (
    <>
      {pieces}
      {points.slice(at).join('')}
    </>
  );
}
