/** Cuts a text into the words that it is written in. */
export type Segment = (text: string) => string[];

let cutting: Promise<Segment> | undefined;

/**
 * Words of Chinese and English text: by jieba's dictionary, or, where its library does not load on this machine, by the
 * word breaks of Unicode (UAX #29) that the runtime knows.
 */
export function openSegment(): Promise<Segment> {
  cutting ??= byDictionary().catch(() => byWordBreaks('zh'));
  return cutting;
}

async function byDictionary(): Promise<Segment> {
  const [{ Jieba }, { dict }] = await Promise.all([import('@node-rs/jieba'), import('@node-rs/jieba/dict')]);
  const jieba = Jieba.withDict(dict);
  return (text) => jieba.cut(text, true);
}

export function byWordBreaks(language: string): Segment {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return (text) => [...segmenter.segment(text)].map(({ segment }) => segment);
}
