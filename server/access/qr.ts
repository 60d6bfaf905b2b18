import { deflateSync, crc32 as zlibCrc } from 'node:zlib';
import { encode } from 'uqr';

const MODULE_PIXELS = 6;

/** A QR code as a `data:` URL of a PNG: pictures in a page that was posted for cannot be fetched by an address. */
export function qrPng(content: string): string {
  const { data } = encode(content, { ecc: 'M', border: 4 });
  const size = data.length * MODULE_PIXELS;
  const stride = Math.ceil(size / 8);
  const raw = Buffer.alloc((stride + 1) * size, 0xff);
  for (let y = 0; y < size; y++) {
    raw[y * (stride + 1)] = 0;
    const row = data[Math.floor(y / MODULE_PIXELS)] ?? [];
    for (let x = 0; x < size; x++) {
      if (row[Math.floor(x / MODULE_PIXELS)]) clearBit(raw, y * (stride + 1) + 1, x);
    }
  }
  return `data:image/png;base64,${png(size, raw).toString('base64')}`;
}

const clearBit = (bytes: Buffer, start: number, at: number) => {
  const index = start + (at >> 3);
  bytes[index] = (bytes[index] ?? 0) & ~(0x80 >> (at & 7));
};

/** One-bit greyscale PNG (ISO/IEC 15948). */
function png(size: number, raw: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header[8] = 1;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(body.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(zlibCrc(named), named.length + 4);
  return framed;
}
