/** What stands between tags, and the tags, in order. */
export type Token =
  | { kind: 'open' | 'close'; tag: string; attributes: Map<string, string> }
  | { kind: 'text'; text: string };

const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>|([^<]+)/gi;
const ATTRIBUTE = /([^\s=]+)(?:="([^"]*)")?/g;

const named: { [entity: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Words as a reader sees them. */
export const decode = (text: string): string =>
  text.replace(/&(#(\d+)|\w+);/g, (whole, name: string, number: string | undefined) =>
    number ? String.fromCodePoint(Number(number)) : (named[name] ?? whole),
  );

/** Reads HTML as this server writes it: attributes in double quotes, every `<` of a text escaped. */
export function* tokens(html: string): Generator<Token> {
  for (const [, slash, tag, attributes = '', text] of html.matchAll(TAG)) {
    if (text !== undefined) yield { kind: 'text', text: decode(text) };
    else if (tag !== undefined)
      yield { kind: slash ? 'close' : 'open', tag: tag.toLowerCase(), attributes: attributesOf(attributes) };
  }
}

const attributesOf = (text: string) =>
  new Map([...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, decode(value)]));

/** Leaves out what is hidden. */
export function* seen(all: Iterable<Token>): Generator<Token> {
  let hidden: { tag: string; depth: number } | undefined;
  for (const token of all) {
    if (hidden) {
      if (token.kind === 'text' || token.tag !== hidden.tag) continue;
      hidden.depth += token.kind === 'open' ? 1 : -1;
      if (hidden.depth === 0) hidden = undefined;
    } else if (token.kind === 'open' && token.attributes.has('hidden')) {
      hidden = { tag: token.tag, depth: 1 };
    } else yield token;
  }
}
