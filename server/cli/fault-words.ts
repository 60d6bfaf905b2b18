import type { Fault, FaultKind } from '../staff/audit-check.ts';

const sayings: { [kind in FaultKind]: (seq: number) => string } = {
  unlinked: (seq) =>
    `Line ${seq} carries no hash: written before the trail was chained, or the hash was taken away`,
  missing: (seq) => `Line ${seq} is missing`,
  order: (seq) => `Line ${seq} stands in the wrong place`,
  changed: (seq) => `Line ${seq} was changed, or does not follow the line before it`,
  unsealed: (seq) => `Line ${seq} stands after the sealed end: it was added, or the seal is an old one`,
  'no-seal': (seq) => `The seal of the end (line ${seq}) is gone`,
  'seal-broken': (seq) => `The seal of the end (line ${seq}) was not made by this installation`,
  rewritten: (seq) => `Line ${seq} is not the one that was sealed: lines were written anew`,
};

export const wordsOf = ({ kind, seq }: Fault): string => sayings[kind](seq);
