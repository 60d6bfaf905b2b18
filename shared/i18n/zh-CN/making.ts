export const making = {};
