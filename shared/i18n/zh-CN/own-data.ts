export const ownData = {};
