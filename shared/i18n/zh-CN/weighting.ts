export const weighting = {
  no_source: '未注明来源',
} as const;
