import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** One body in every encoding that browsers ask for, compressed once. */
export interface Encoded {
  identity: Uint8Array;
  br: Uint8Array;
  gzip: Uint8Array;
}

const params = {
  [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  [constants.BROTLI_PARAM_QUALITY]: 6,
};

const encoders = {
  identity: (body) => body,
  br: (body) => brotliCompressSync(body, { params }),
  gzip: (body) => gzipSync(body),
} satisfies { [encoding in keyof Encoded]: (body: Uint8Array) => Uint8Array };

export const encodeOnce = (body: Uint8Array, encoding: keyof Encoded): Uint8Array => encoders[encoding](body);

export const encodeAll = (body: Uint8Array): Encoded => ({
  identity: body,
  br: encoders.br(body),
  gzip: encoders.gzip(body),
});

/** The best encoding that a browser accepts. */
export function encodingFor(accept: string | undefined): keyof Encoded {
  const accepted = (accept ?? '').split(',').map((each) => each.split(';')[0]?.trim());
  if (accepted.includes('br')) return 'br';
  return accepted.includes('gzip') ? 'gzip' : 'identity';
}
