/** Commenting, for authors. */
export const comments = {};
