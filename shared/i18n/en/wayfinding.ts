export const wayfinding = {};
