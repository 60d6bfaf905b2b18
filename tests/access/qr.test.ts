import { crc32, inflateSync } from 'node:zlib';
import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrPng } from '#server/access/qr.ts';

const ADDRESS = 'http://127.0.0.1:3000/receipts#1234567890123452';

/** The chunks of a PNG, each held against its own checksum. */
function chunksOf(png: Buffer): { name: string; body: Buffer }[] {
  const chunks: { name: string; body: Buffer }[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const named = png.subarray(at + 4, at + 8 + length);
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(named));
    chunks.push({ name: named.subarray(0, 4).toString('latin1'), body: named.subarray(4) });
    at += 12 + length;
  }
  return chunks;
}

/** Rows of a one-bit grey picture, true is black. */
function pixelsOf(png: Buffer): boolean[][] {
  const chunks = chunksOf(png);
  const header = chunks[0]?.body ?? Buffer.alloc(13);
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const raw = inflateSync(
    Buffer.concat(chunks.filter(({ name }) => name === 'IDAT').map(({ body }) => body)),
  );
  const stride = Math.ceil(width / 8) + 1;
  expect(raw).toHaveLength(stride * height);
  return Array.from({ length: height }, (_, y) => {
    expect(raw[y * stride]).toBe(0);
    return Array.from({ length: width }, (_each, x) => {
      const byte = raw[y * stride + 1 + (x >> 3)] ?? 0;
      return ((byte >> (7 - (x & 7))) & 1) === 0;
    });
  });
}

const pngOf = (url: string) => Buffer.from(url.replace('data:image/png;base64,', ''), 'base64');

test('the picture is a PNG: signature, header, data, end, each with its checksum', () => {
  const url = qrPng(ADDRESS);
  expect(url).toMatch(/^data:image\/png;base64,[A-Za-z0-9+/]+=*$/);
  const png = pngOf(url);
  expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  const chunks = chunksOf(png);
  expect(chunks.map(({ name }) => name)).toEqual(['IHDR', 'IDAT', 'IEND']);
  const header = chunks[0]?.body ?? Buffer.alloc(13);
  expect(header).toHaveLength(13);
  expect(header.readUInt32BE(0)).toBe(header.readUInt32BE(4));
  expect([...header.subarray(8)]).toEqual([1, 0, 0, 0, 0]);
});

test('its pixels are the code’s modules, with the quiet zone around', () => {
  const pixels = pixelsOf(pngOf(qrPng(ADDRESS)));
  const { data } = encode(ADDRESS, { ecc: 'M', border: 4 });
  const scale = pixels.length / data.length;
  expect(Number.isInteger(scale)).toBe(true);
  for (let y = 0; y < pixels.length; y++)
    for (let x = 0; x < pixels.length; x++)
      if (pixels[y]?.[x] !== data[Math.floor(y / scale)]?.[Math.floor(x / scale)])
        throw new Error(`Pixel ${x}, ${y} differs`);
  const edge = pixels.slice(0, 4 * scale).flat();
  expect(edge).not.toContain(true);
});

test('it is small enough to stand in a page', () => {
  expect(qrPng(ADDRESS).length).toBeLessThan(2000);
});
