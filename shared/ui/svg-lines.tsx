import type { ComponentChildren } from 'preact';
import { linesOf } from '../text/label-lines.ts';

/** What is drawn so far, and how far down it goes. */
export interface Drawing {
  y: number;
  parts: ComponentChildren[];
}

export interface Type {
  size: number;
  fill: string;
  weight?: number;
}

export const ink = '#12202b';
export const quiet = '#44545f';

/** Half a Chinese character's width, of the type's size. */
const HALF = 0.54;

/** How many half widths of a type fit. */
export const fits = (width: number, size: number): number => Math.floor(width / (size * HALF));

/** Signs that no XML may hold (XML 1.0, 2.2). */
const unfit = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

export const xmlText = (text: string): string => text.replace(unfit, '');

/** Words in lines of so many pixels, from the drawing's end on; gives how high they are. */
export function write(
  drawing: Drawing,
  words: string,
  { x, width, type, gap = 1.45 }: { x: number; width: number; type: Type; gap?: number },
): void {
  for (const line of linesOf(xmlText(words), fits(width, type.size))) {
    drawing.y += type.size * gap;
    drawing.parts.push(<Line x={x} y={drawing.y} type={type} text={line} />);
  }
}

export const Line = ({ x, y, type, text }: { x: number; y: number; type: Type; text: string }) => (
  <text x={x} y={round(y)} font-size={type.size} font-weight={type.weight ?? 400} fill={type.fill}>
    {xmlText(text)}
  </text>
);

export const round = (value: number): number => Math.round(value * 10) / 10;
