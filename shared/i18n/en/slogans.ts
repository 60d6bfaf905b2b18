export const slogans = {};
