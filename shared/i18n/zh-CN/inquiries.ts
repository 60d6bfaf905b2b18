export const inquiries = {};
