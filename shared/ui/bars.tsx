/** A bar from 0 to `percent` of 100, drawn with attributes only: it needs no script and no style. */
export function Bar({ percent }: { percent: number }) {
  return (
    <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect width={percent} height="8" />
    </svg>
  );
}

export interface Segment {
  /** The colour's class: d5 for the best to d1 for the worst. */
  tone: string;
  percent: number;
}

/** Segments side by side; what is left of 100 stays empty. */
export function StackedBar({ segments }: { segments: Segment[] }) {
  let from = 0;
  const placed = segments.map(({ tone, percent }) => {
    const x = from;
    from += percent;
    return { tone, percent, x };
  });
  return (
    <svg class="bar sum" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      {placed.map(({ tone, percent, x }) => (
        <rect key={tone} class={tone} x={x} width={percent} height="8" />
      ))}
    </svg>
  );
}
