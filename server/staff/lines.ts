/** Characters that a name may have. */
export const TEXT_MOST = 80;

/** Whether a sign-in name, in its one form, can be typed anywhere. */
export const isSignInName = (name: string): boolean => /^[a-z0-9][a-z0-9._-]{1,39}$/.test(name);

/** One line as people mean it: no breaks, no unseen signs, no blanks around it. */
export const lineOf = (given: string | null | undefined): string =>
  (given ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
