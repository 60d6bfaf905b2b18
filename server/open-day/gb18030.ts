/** The first of four bytes above the basic plane, 0x90308130, as a number in their mixed base. */
const FIRST_ABOVE = (0x90 - 0x81) * 12_600;

/** The last of four bytes within it, 0x8431A439. */
const LAST_WITHIN = (0x84 - 0x81) * 12_600 + 1 * 1_260 + (0xa4 - 0x81) * 10 + 9;

let known: Map<number, Buffer> | undefined;

/**
 * Text as GB 18030, which old display controllers read. Node reads that encoding and does not write it, so what it reads
 * is turned round, once: two bytes of what GBK has, four of the rest of the basic plane; what is above is arithmetic.
 */
export function toGb18030(text: string): Buffer {
  known ??= turnedRound();
  const table = known;
  return Buffer.concat(
    Array.from(text, (sign) => {
      const code = sign.codePointAt(0) ?? 0;
      if (code < 0x80) return Buffer.from([code]);
      return table.get(code) ?? (code > 0xffff ? fourBytes(FIRST_ABOVE + code - 0x1_0000) : Buffer.from('?'));
    }),
  );
}

function turnedRound(): Map<number, Buffer> {
  const decoder = new TextDecoder('gb18030', { fatal: true });
  const table = new Map<number, Buffer>();
  const add = (bytes: Buffer) => {
    try {
      const [sign = '', more] = Array.from(decoder.decode(bytes));
      if (more === undefined && !table.has(sign.codePointAt(0) ?? 0))
        table.set(sign.codePointAt(0) ?? 0, bytes);
    } catch {
      // No sign has these bytes.
    }
  };
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) add(Buffer.from([lead, trail]));
  for (let at = 0; at <= LAST_WITHIN; at++) add(fourBytes(at));
  return table;
}

const fourBytes = (at: number): Buffer =>
  Buffer.from([
    0x81 + Math.floor(at / 12_600),
    0x30 + (Math.floor(at / 1_260) % 10),
    0x81 + (Math.floor(at / 10) % 126),
    0x30 + (at % 10),
  ]);
