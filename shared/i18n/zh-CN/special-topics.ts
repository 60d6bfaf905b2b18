export const specialTopics = {};
