/** A database's address as it may be shown: without the password. */
export function shownUrl(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  shown.search = '';
  return shown.href;
}
