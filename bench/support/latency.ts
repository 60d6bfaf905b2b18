/** One answered request: when it was answered, by the wall clock, after how long, and with what. */
export interface Answered {
  at: number;
  ms: number;
  status: number;
}

export interface Spread {
  count: number;
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  max: number;
  slowest: Answered | undefined;
}

export function spread(answered: Answered[], seconds: number): Spread {
  const sorted = [...answered].sort((a, b) => a.ms - b.ms);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.ms ?? 0;
  const slowest = sorted.at(-1);
  return {
    count: sorted.length,
    perSecond: sorted.length / seconds,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    max: slowest?.ms ?? 0,
    slowest,
  };
}

const round = (ms: number) => Math.round(ms * 10) / 10;

export const inWords = ({ perSecond, p50, p95, p99, max }: Spread): string =>
  `${Math.round(perSecond)}/s, p50 ${round(p50)}, p95 ${round(p95)}, p99 ${round(p99)}, max ${round(max)} ms`;
