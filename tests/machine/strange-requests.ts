import { post } from './raw-client.ts';

/** What nobody may ever read in a log: words of an answer, a key, a number of an identity card, a telephone number. */
export const canaries = [
  'canary-of-an-answer',
  'canary-key-000000000000000',
  '110101199003070011',
  '13800138000',
];
const [words = '', key = ''] = canaries;
const told = encodeURIComponent(canaries.join(' '));

export const api = '/api/v1/questionnaires/tiny/responses';
export const form = '/questionnaires/tiny/responses';

const json = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
const multipart = { 'Content-Type': 'multipart/form-data; boundary=b' };
const close = 'Connection: close\r\n\r\n';

const get = (path: string, ...lines: string[]) =>
  `GET ${path} HTTP/1.1\r\nHost: x\r\n${lines.map((line) => `${line}\r\n`).join('')}${close}`;

const head = (lines: string, body: string) =>
  `POST ${form} HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n${lines}\r\n\r\n${body}`;

const answers = (value: string) => `{"version":1,"language":"zh-CN","answers":${value}}`;
const chunked = 'Transfer-Encoding: chunked';
const parts = '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'.repeat(4000);

/** What it is called, what is sent, and the one status that comes back (0: the connection is cut). */
export const strange: [name: string, status: number, ...sent: (string | Uint8Array)[]][] = [
  ['a header of 20 kB', 431, get('/', `X: ${words.repeat(1100)}`)],
  ['an address of a megabyte', 431, get(`/${'a'.repeat(1_000_000)}`)],
  ['an address of 15 kB', 404, get(`/${'a'.repeat(15_000)}`)],
  ['thousands of header lines', 431, get('/', ...Array.from({ length: 5000 }, () => `a: ${words}`))],
  ['thousands of cookies', 200, get('/', `Cookie: ${'a=b; '.repeat(2500)}`)],
  [
    'thousands of encodings',
    200,
    get('/questionnaires/tiny', `Accept-Encoding: ${'br;q=0.1,'.repeat(1500)}`),
  ],
  ['thousands of ranges', 200, get('/', `Range: bytes=0-0${',5-6'.repeat(3000)}`)],
  ['100,000 brackets', 400, post(api, '['.repeat(100_000), json)],
  ['100,000 brackets that close', 400, post(api, '['.repeat(100_000) + ']'.repeat(100_000), json)],
  ['deep answers', 400, post(api, answers(`{"A1":${'['.repeat(100_000)}${']'.repeat(100_000)}}`), json)],
  ['deep objects', 400, post(api, answers(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`), json)],
  ['a long list', 400, post(api, answers(`{"A1":[${'1,'.repeat(100_000)}1]}`), json)],
  [
    'answers to 15,000 questions',
    422,
    post(api, answers(`{${Array.from({ length: 15_000 }, (_, n) => `"K${n}":"x"`)}}`), json),
  ],
  [
    'canaries for answers',
    422,
    post(api, answers(JSON.stringify({ A1: words, B2: canaries.join(' ') })), json),
  ],
  ['JSON that is no UTF-8', 400, post(api, '{"version":1,"answers":{"A1":"\xff\xc3("}}', json)],
  ['a null byte as JSON', 422, post(api, answers('{"A1":"\\u0000"}'), json)],
  ['half of JSON', 400, post(api, `{"answers":{"A1":"${words}`, json)],
  ['60,000 fields', 409, post(form, 'a=1&'.repeat(60_000))],
  ['100,000 fields', 413, post(form, 'a=1&'.repeat(100_000))],
  ['a field many times', 400, post(form, `key=${key}&key=b&version=1&version=2&answers={}&answers=[]`)],
  ['canaries for fields', 400, post(form, `key=${key}&version=1&answers=${told}`)],
  ['4,000 parts where files go', 401, post('/workspace/officers/import', `${parts}--b--`, multipart)],
  ['4,000 parts where none go', 415, post(form, `${parts}--b--`, multipart)],
  [
    'a wrong charset',
    409,
    post(form, `a=\xe9\xff`, { 'Content-Type': 'application/x-www-form-urlencoded; charset=gb18030' }),
  ],
  ['a form that is no UTF-8', 400, post(form, 'key=\xff\xfe%ff%c3%28&answers=%00')],
  [
    'a type that goes on',
    409,
    post(form, 'a=1', { 'Content-Type': `application/x-www-form-urlencoded; ${'x='.repeat(3000)}` }),
  ],
  ['no type', 415, post(form, 'a=1', { 'Content-Type': '' })],
  ['a body packed', 409, post(form, '\x1f\x8b\x08', { 'Content-Encoding': 'gzip' })],
  ['a null byte in a header', 400, get('/', 'A: \x00')],
  ['a length too short', 400, post(form, 'a=1', { 'Content-Length': '2' })],
  ['two lengths', 400, head('Content-Length: 1\r\nContent-Length: 2', 'ab')],
  ['a length below nothing', 400, post(form, 'a=1', { 'Content-Length': '-1' })],
  ['a length and chunks', 400, head(`Content-Length: 3\r\n${chunked}`, '0\r\n\r\n')],
  ['chunks that are none', 400, head(chunked, 'zz\r\n\r\n')],
  ['chunks that stop being some', 400, head(chunked, '3\r\na=1\r\n'), 'ZZZZ'],
  ['chunks with long notes', 413, head(chunked, `3;${'x'.repeat(20_000)}\r\na=1\r\n0\r\n\r\n`)],
  ['chunks as they should be', 409, head(`${chunked}\r\nConnection: close`, '3\r\na=1\r\n0\r\n\r\n')],
  ['chunks without end', 413, head(chunked, `3e8\r\n${'a'.repeat(1000)}\r\n`.repeat(300))],
  ['a letter that promises more', 409, post(form, 'a=1', { Expect: '100-continue' })],
  ['another promise', 417, post(form, 'a=1', { Expect: 'everything' })],
  ['HTTP/1.0', 200, 'GET / HTTP/1.0\r\nHost: x\r\n\r\n'],
  ['HTTP/1.0 without a host', 400, 'GET / HTTP/1.0\r\n\r\n'],
  ['HTTP/0.9', 400, 'GET /\r\n\r\n'],
  ['HTTP/2', 400, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['no host', 400, `GET / HTTP/1.1\r\n${close}`],
  ['a host that is none', 400, `GET / HTTP/1.1\r\nHost: <b>\r\n${close}`],
  ['half of a host', 400, `GET / HTTP/1.1\r\nHost: [::1\r\n${close}`],
  ...(['OPTIONS', 'TRACE', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'QUERY', 'PURGE'] as const).map(
    (method): [string, number, string] => [method, 404, `${method} / HTTP/1.1\r\nHost: x\r\n${close}`],
  ),
  ['HEAD', 200, `HEAD / HTTP/1.1\r\nHost: x\r\n${close}`],
  ['a method that is none', 400, `BREW / HTTP/1.1\r\nHost: x\r\n${close}`],
  ['CONNECT', 0, `CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n${close}`],
  ['OPTIONS *', 400, `OPTIONS * HTTP/1.1\r\nHost: x\r\n${close}`],
  ['another site’s address', 200, get('http://evil.example/')],
  ['an address of two slashes', 404, get('//evil.example/x')],
  ['an address of a backslash', 400, get('/\\evil')],
  ['an escape that is none', 404, get('/questionnaires/%E0%A4%A')],
  ['an address in bytes', 400, get('/\xff\xfe')],
  ['a way out', 404, get('/assets/%2e%2e/%2e%2e/etc/passwd')],
  ['a null byte in an address', 404, get('/%00')],
  ['canaries in an address', 404, get(`/${told}?q=${told}`)],
  [
    'another protocol',
    200,
    get('/', 'Upgrade: h2c').replace('Connection: close', 'Connection: Upgrade, close'),
  ],
  ['a cookie that is none', 303, get('/workspace', `Cookie: session=%E0%A4${key}; mode=%;;;=`)],
  ['bytes', 400, Uint8Array.from({ length: 3000 }, (_, n) => (n * 7919) % 256)],
  ['a greeting in TLS', 400, Buffer.from('16030100ba010000b60303', 'hex')],
];
