/** Elements that the pages of this site are made of. */
const ours = new Set(
  (
    'html head meta title link script body a header div nav main footer aside form input button small span p h1 h2 h3 h4 ' +
    'ul ol li dl dt dd section article figure figcaption table caption thead tbody tfoot tr th td time label select option ' +
    'optgroup textarea fieldset legend details summary b i em strong mark blockquote img svg rect path line circle text g ' +
    'br hr search pre code output progress sup sub abbr kbd del ins q cite defs use desc'
  ).split(' '),
);

const TAG = /<(\/?)([a-zA-Z!?/][^\s/>]*)((?:"[^"]*"|[^>"])*)>?/g;
const ADDRESS = /^(href|src|action|formaction|srcset|data|poster|xlink:href)$/i;

/**
 * What stands in a page and is none of ours: elements and attributes that no page has, scripts and styles in line,
 * addresses that run something or lead elsewhere. Read as a browser reads: a tag is a tag wherever it stands.
 */
export function strangeIn(html: string, origin: string): string[] {
  const faults: string[] = [];
  const body = html.replace(/<script type="application\/json"[^>]*>[^<]*<\/script>/g, '');
  for (const [whole, slash, tag = '', rest = ''] of body.matchAll(TAG)) {
    if (/^!doctype$/i.test(tag)) continue;
    if (!ours.has(tag) || (slash && rest.trim() !== '')) faults.push(whole.slice(0, 120));
    else if (!slash)
      faults.push(...attributesIn(rest, tag, origin).map((fault) => `${fault} in ${whole.slice(0, 120)}`));
  }
  return faults;
}

function attributesIn(text: string, tag: string, origin: string): string[] {
  const faults: string[] = [];
  const left = text.replace(/([^\s"'>/=]+)(?:="([^"]*)")?/g, (_, name: string, value = '') => {
    if (/^on/i.test(name) || /^(style|srcdoc|http-equiv|ping)$/i.test(name)) faults.push(name);
    if (ADDRESS.test(name) && !isHarmless(value.replaceAll('&amp;', '&'), tag, origin)) faults.push(value);
    return '';
  });
  if (tag === 'script' && !/\ssrc="/.test(text)) faults.push('a script in line');
  if (/[^\s/]/.test(left)) faults.push(`left over: ${left}`);
  return faults;
}

function isHarmless(address: string, tag: string, origin: string): boolean {
  if (tag === 'img' && /^data:image\/png;base64,/.test(address)) return true;
  // Emergency and service numbers; nobody's words stand in one.
  if (tag === 'a' && /^tel:\+?\d{3,15}$/.test(address)) return true;
  if (address === 'https://beian.miit.gov.cn' || address.startsWith('https://beian.miit.gov.cn/'))
    return true;
  try {
    return new URL(address, origin).origin === origin;
  } catch {
    return false;
  }
}
