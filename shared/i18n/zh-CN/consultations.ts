/** Reading a draft and its notice. */
export const consultations = {};
