/** Bringing a consultation in. */
export const preparations = {};
