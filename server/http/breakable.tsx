const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** A short label that may break between words and nowhere else: Chinese has no spaces to break at. */
export function Breakable({ text }: { text: string }) {
  return (
    <>
      {[...words.segment(text)].map(({ segment, index }) => (
        <>
          {index > 0 ? <wbr /> : null}
          {segment}
        </>
      ))}
    </>
  );
}
