export const correcting = {};
