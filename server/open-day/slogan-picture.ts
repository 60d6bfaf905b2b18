import type { Language } from '#shared/i18n/languages.ts';
import { linesOf, widthOf } from '#shared/open-day/slogan-length.ts';

/** A display by its pixels. */
export interface Size {
  width: number;
  height: number;
}

/** What displays usually have; any other may be asked for. */
export const usualSizes: readonly Size[] = [
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
  { width: 3840, height: 2160 },
  { width: 640, height: 64 },
];

/** `1920x1080`, from 16 to 7,680 pixels. */
export function sizeOf(given: string | undefined): Size | undefined {
  const [, width, height] = /^(\d{2,4})x(\d{2,4})$/.exec(given ?? '1920x1080') ?? [];
  const size = { width: Number(width), height: Number(height) };
  return [size.width, size.height].every((pixels) => pixels >= 16 && pixels <= 7680) ? size : undefined;
}

/** The words white on dark, as large as they fit into the display. */
export function sloganPicture(words: string, { width, height }: Size, language: Language): string {
  const { lines, size } = largest(words, { width: width * 0.92, height: height * 0.9 }, language);
  const pitch = size * 1.3;
  const top = (height - pitch * lines.length) / 2 + pitch * 0.5 + size * 0.35;
  const spans = lines.map(
    (line, at) => `<text x="${width / 2}" y="${Math.round(top + at * pitch)}">${escaped(line)}</text>`,
  );
  const font =
    '&quot;PingFang SC&quot;, &quot;Microsoft YaHei&quot;, &quot;Noto Sans CJK SC&quot;, sans-serif';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" lang="${language}">`,
    `<title>${escaped(words)}</title>`,
    `<rect width="${width}" height="${height}" fill="#0a2e47"/>`,
    `<g fill="#ffffff" font-family="${font}" font-weight="700" font-size="${Math.floor(size)}" text-anchor="middle">`,
    ...spans,
    '</g></svg>',
  ].join('');
}

/** Of one to six lines, the breaking that lets the words be largest. */
function largest(words: string, room: Size, language: Language): { lines: string[]; size: number } {
  const whole = widthOf(words, language);
  const tried = [1, 2, 3, 4, 5, 6].map((n) => {
    const lines = linesOf(words, Math.max(1, Math.ceil((whole / n) * 2) / 2), language);
    const widest = Math.max(...lines.map((line) => widthOf(line, language)), 1);
    // Latin letters are wider than half a sign on the average in bold type.
    const size = Math.min(
      room.width / widest / (language === 'en' ? 1.15 : 1),
      room.height / lines.length / 1.3,
    );
    return { lines, size };
  });
  return tried.reduce((best, each) => (each.size > best.size ? each : best));
}

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
