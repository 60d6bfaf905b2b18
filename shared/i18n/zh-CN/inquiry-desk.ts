export const inquiryDesk = {
  title: '诉求和申请',
};
