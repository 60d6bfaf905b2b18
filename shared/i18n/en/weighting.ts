export const weighting = {} as const;
