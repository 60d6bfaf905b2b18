const LONGEST_SECONDS = 60;

/** Milliseconds until another try makes sense, where the server takes nothing just now; undefined where it answered. */
export function pauseAfter({ status, headers }: Response): number | undefined {
  if (status !== 503 && status !== 429) return undefined;
  const asked = Number(headers.get('Retry-After')) || 5;
  return Math.min(Math.max(asked, 1), LONGEST_SECONDS) * 1000;
}
