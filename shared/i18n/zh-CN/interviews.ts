export const interviews = {};
