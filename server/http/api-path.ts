/** Addresses that programs ask for; the pages about them lie beside. */
export const isApi = (path: string): boolean => /^\/api\/v\d/.test(path);
