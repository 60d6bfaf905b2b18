export const openData = {};
