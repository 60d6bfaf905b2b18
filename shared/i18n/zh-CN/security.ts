export const security = {
  password_short: '密码至少要{{limit}}个字符',
  password_name: '密码里不能有登录名，请换一个',
  password_common: '这个密码太常见，容易被猜到，请换一个',
};
