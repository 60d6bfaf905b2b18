/** What a file of a piece may be. */
export interface FileKind {
  mediaType: string;
  ending: string;
}

const startsWith = (bytes: Uint8Array, signs: readonly number[], at = 0): boolean =>
  signs.every((byte, place) => bytes[at + place] === byte);

const letters = (words: string): number[] => [...words].map((letter) => letter.charCodeAt(0));

/** Brands of ISO files that recorders of telephones write. */
const brands = ['M4A ', 'M4B ', 'mp42', 'isom'].map(letters);

const known: readonly (FileKind & { fits: (bytes: Uint8Array) => boolean })[] = [
  {
    mediaType: 'image/png',
    ending: 'png',
    fits: (bytes) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  },
  { mediaType: 'image/jpeg', ending: 'jpg', fits: (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff]) },
  { mediaType: 'application/pdf', ending: 'pdf', fits: (bytes) => startsWith(bytes, letters('%PDF-')) },
  {
    mediaType: 'audio/mp4',
    ending: 'm4a',
    fits: (bytes) =>
      startsWith(bytes, letters('ftyp'), 4) && brands.some((brand) => startsWith(bytes, brand, 8)),
  },
  // ADTS: twelve bits of sync, layer 0.
  {
    mediaType: 'audio/aac',
    ending: 'aac',
    fits: ([first, second = 0]) => first === 0xff && (second & 0xf6) === 0xf0,
  },
  // A tag, or eleven bits of sync and layer III.
  {
    mediaType: 'audio/mpeg',
    ending: 'mp3',
    fits: (bytes) =>
      startsWith(bytes, letters('ID3')) || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2),
  },
];

/** What a file is, by its first bytes, whatever its name says; undefined for what is not taken. */
export const kindOfFile = (bytes: Uint8Array): FileKind | undefined => known.find(({ fits }) => fits(bytes));

/** A name that every system takes, from what the sender's system called it, with the ending of what it is. */
export function cleanName(given: string, { ending }: FileKind): string {
  const base = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const stem = base
    .replace(/\.[^.]{1,8}$/, '')
    .replace(/[^\p{L}\p{N}（）()_ -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `${[...stem].slice(0, 80).join('').trim() || 'file'}.${ending}`;
}
