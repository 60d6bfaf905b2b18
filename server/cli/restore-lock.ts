import { holdDataDir } from '#db/lock.ts';

/** Holds the data folder against a server; gives the release. Throws HeldError where one runs. */
export const holdFolder = (folder: string): (() => void) => holdDataDir(folder);
