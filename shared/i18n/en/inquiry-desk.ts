export const inquiryDesk = {
  title: 'Inquiries',
};
