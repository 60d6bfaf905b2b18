const closing = /^[\u3001\u3002\uff0c\uff1b\uff1a\uff01\uff1f\uff09\u300b\u300d\u300f\u3011\u201d]/;

/** A label in lines of so many half widths; a Chinese character takes two. Words are not broken, nor does a line begin with a closing mark. */
export function linesOf(label: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of label.match(/[\u2e80-\uffef]|[^\u2e80-\uffef\s]+\s*|\s+/g) ?? []) {
    if (line !== '' && !closing.test(part) && widthOf(line + part.trimEnd()) > width) {
      lines.push(line.trim());
      line = '';
    }
    line += part;
  }
  return [...lines, line.trim()];
}

const widthOf = (text: string) =>
  [...text].reduce((sum, each) => sum + (/[\u2e80-\uffef]/.test(each) ? 2 : 1), 0);
