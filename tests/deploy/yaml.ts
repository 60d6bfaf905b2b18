/** A value of the small part of YAML that our examples are written in. */
type Value = string | Value[] | { [key: string]: Value };

interface Line {
  indent: number;
  text: string;
  no: number;
}

/**
 * Reads mappings, lists, plain and quoted words and `{ a: b }`. Throws with the number of the line at tabs, at
 * indentation that fits nothing and at a key that is there twice: what an editor lets pass and Prometheus does not.
 */
export function readYaml(text: string): Value {
  const lines = text
    .split('\n')
    .map((line, at) => ({ indent: line.search(/\S|$/), text: line.trim(), no: at + 1 }))
    .filter(({ text }) => text !== '' && !text.startsWith('#'));
  if (text.includes('\t')) throw new Error('A tab');
  const [value, rest] = block(lines);
  if (rest[0]) throw new Error(`Line ${rest[0].no} stands too far out`);
  return value;
}

function block(lines: Line[]): [Value, Line[]] {
  const [first] = lines;
  if (!first) throw new Error('Nothing where a value must be');
  return first.text.startsWith('- ') ? list(lines, first.indent) : mapping(lines, first.indent);
}

function list(lines: Line[], indent: number): [Value[], Line[]] {
  const items: Value[] = [];
  let rest = lines;
  for (let [line] = rest; line && line.indent === indent && line.text.startsWith('- '); [line] = rest) {
    const inner = { indent: indent + 2, text: line.text.slice(2).trim(), no: line.no };
    if (!/^[\w-]+:( |$)/.test(inner.text)) {
      items.push(scalar(inner.text));
      rest = rest.slice(1);
      continue;
    }
    const [item, after] = mapping([inner, ...rest.slice(1)], indent + 2);
    items.push(item);
    rest = after;
  }
  return [items, inside(rest, indent)];
}

function mapping(lines: Line[], indent: number): [{ [key: string]: Value }, Line[]] {
  const found: { [key: string]: Value } = {};
  let rest = lines;
  for (let [line] = rest; line && line.indent === indent && !line.text.startsWith('- '); [line] = rest) {
    const [, key, text] = /^([\w-]+):(?: +(.*))?$/.exec(line.text) ?? [];
    if (!key) throw new Error(`Line ${line.no} is no key: ${line.text}`);
    if (Object.hasOwn(found, key)) throw new Error(`Line ${line.no}: ${key} is there twice`);
    const after = rest.slice(1);
    if (text) [found[key], rest] = [scalar(text), after];
    else [found[key], rest] = block(after);
  }
  return [found, inside(rest, indent)];
}

/** What follows must stand no deeper than what it follows. */
function inside(rest: Line[], indent: number): Line[] {
  const [next] = rest;
  if (next && next.indent > indent) throw new Error(`Line ${next.no} stands too far in`);
  return rest;
}

function scalar(text: string): Value {
  const flow = /^\{ (.*) \}$/.exec(text)?.[1];
  if (flow !== undefined)
    return Object.fromEntries(flow.split(', ').map((pair) => pair.split(': ') as [string, string]));
  const words = /^\["(.*)"\]$/.exec(text)?.[1];
  if (words !== undefined) return words.split('", "');
  if (/^(["'&*!|>%@`[{]|.*: |.* #)/.test(text)) throw new Error(`Quote this, or read it otherwise: ${text}`);
  return text;
}
