/** The desk on which comments are reviewed. */
export const moderation = {};
