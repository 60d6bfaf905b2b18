/** A path on this site as it may be returned to, undefined for anything that could lead elsewhere. */
export const localPath = (given: string | null | undefined): string | undefined =>
  given && /^\/(?![/\\])[\x21-\x7e]*$/.test(given) && !given.includes('\\') ? given : undefined;
