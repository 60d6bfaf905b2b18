/** A part of a file: where it begins, and how many bytes it has. */
export type Part = readonly [start: number, length: number];

/**
 * What a `Range` asks of a file (RFC 9110, 14.2): one part; `all` where there is none, more than one, or a unit that is not
 * bytes; `none` where no byte of it is there.
 */
export function partOf(range: string | undefined, size: number): Part | 'all' | 'none' {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec((range ?? '').trim()) ?? [];
  if (from === '' && to === '') return 'all';
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'none' : [size - length, length];
  }
  const [start, last] = [Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1)];
  if (to !== '' && Number(to) < start) return 'all';
  return start >= size ? 'none' : [start, last - start + 1];
}
