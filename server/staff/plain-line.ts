/** One line as it was typed: without control and format characters, which hide or turn what is read. */
export const plainLine = (typed: string | null | undefined): string =>
  (typed ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
