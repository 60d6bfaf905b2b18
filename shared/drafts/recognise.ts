import type { ClauseNode } from '../consultation/definition.ts';
import { ClauseTree } from './clause-tree.ts';
import { findContents } from './contents.ts';
import type { Doubt } from './doubts.ts';
import { divisions, type Label, readLabel } from './numbering.ts';

export interface Recognition {
  title: string;
  clauses: ClauseNode[];
  doubts: Doubt[];
  /** Lines that are not empty, and how many of them found their place. */
  lines: { read: number; accounted: number };
}

/** Lines that a title may have, and characters of one. */
const TITLE_LINES = 4;
const TITLE_LENGTH = 60;

/** What goes on in the middle of a sentence: 第七条规定的…, 第七条第二款 */
const goesOn = /^(?:规定|所列|所称|第[一二三四五六七八九十百\d]|[款项目]|[，。、；：,;]|[和及与至或的之])/u;

/** （一）项规定的… */
const itemGoesOn = /^[款项目](?:规定|所|的|[，。、；])/u;

/**
 * Reads pasted text as a draft, line by line, by the numbering of Chinese official documents. Nothing is lost: every
 * line is the title, a label, a heading, words of a clause, or a doubt that says it was passed over.
 */
export function recognise(text: string): Recognition {
  const lines = text.split(/\r\n|[\n\r\v\f\u2028\u2029]/u).map((line) => line.trim());
  const contents = findContents(lines);
  const tree = new ClauseTree();
  const title: string[] = [];
  let titled = false;
  let accounted = 0;
  for (const [at, line] of lines.entries()) {
    if (line === '') continue;
    const place = { line: at + 1, text: line };
    const passed = contents !== undefined && at >= contents.from && at < contents.to;
    const label = passed ? undefined : readLabel(line);
    titled ||= passed || tree.begun || title.length === TITLE_LINES || !isTitle(line);
    if (passed) tree.doubt(place, 'contents');
    else if (label && isLabel(label, tree)) tree.begin(label, place);
    else if (!titled) title.push(line);
    else tree.goOn(place, label !== undefined);
    accounted++;
  }
  const start = { line: 1, text: lines[0] ?? '' };
  if (title.length === 0) tree.doubt(start, 'no_title');
  if (!tree.structured) tree.doubt(start, 'no_structure');
  const read = lines.filter((line) => line !== '').length;
  return { title: title.join(''), clauses: tree.finish(), doubts: tree.doubts, lines: { read, accounted } };
}

const isTitle = (line: string) => line.length <= TITLE_LENGTH && !/[。；：]$/u.test(line);

/** 第七条 in the middle of a sentence is none: a label stands apart from its text, or bears the next number. */
function isLabel(label: Label, tree: ClauseTree): boolean {
  if (label.parted) return true;
  if (!divisions.has(label.kind)) return !itemGoesOn.test(label.rest);
  return !goesOn.test(label.rest) && tree.isNext(label);
}
