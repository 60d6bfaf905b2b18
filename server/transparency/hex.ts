/** An id of random bytes as it is named to people. */
export const hex = (id: Uint8Array): string => Buffer.from(id).toString('hex');
