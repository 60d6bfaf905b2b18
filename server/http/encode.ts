import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** One body in every encoding that browsers ask for, compressed once. */
export interface Encoded {
  identity: Uint8Array;
  br: Uint8Array;
  gzip: Uint8Array;
}

export function encodeAll(body: Uint8Array): Encoded {
  const params = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: 6,
  };
  return { identity: body, br: brotliCompressSync(body, { params }), gzip: gzipSync(body) };
}

/** The best encoding that a browser accepts. */
export function encodingFor(accept: string | undefined): keyof Encoded {
  const accepted = (accept ?? '').split(',').map((each) => each.split(';')[0]?.trim());
  if (accepted.includes('br')) return 'br';
  return accepted.includes('gzip') ? 'gzip' : 'identity';
}
