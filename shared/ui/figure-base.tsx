import type { ComponentChildren } from 'preact';
import type { Figure } from '../statistics/figure.ts';
import { figureNote } from './figure-note.ts';
import type { Tongue } from './tongue.ts';

/** A heading and what is said under it. */
export interface MethodLine {
  heading: string;
  text: string;
}

interface Props {
  /** The figures that stand together, of one set. */
  figures: Figure[];
  /** How they were made, whole. */
  method?: MethodLine[] | undefined;
  tongue: Tongue;
}

/** The last part inside a figure: the line without which it is not shown, and under a key the whole method note. */
export function FigureBase({ figures, method, tongue }: Props) {
  if (figures.length === 0) return null;
  return (
    <>
      <p class="base">{figureNote(figures, tongue)}</p>
      {method ? <Method lines={method}>{tongue.t('claims.method')}</Method> : null}
    </>
  );
}

/** How figures were made: eleven headings. */
export const Method = ({ lines, children }: { lines: MethodLine[]; children: ComponentChildren }) => (
  <details class="method sm">
    <summary>{children}</summary>
    <dl>
      {lines.map(({ heading, text }) => (
        <div key={heading}>
          <dt>{heading}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  </details>
);
