export const accounts = {
  slip_address: '登录地址',
  slip_password: '临时密码',
  slip_until: '请在此前登录',
  slip_help: '首次登录时请自行设置密码，并绑定动态口令。本单仅打印一次，请当面交给本人，登录后销毁。',
};
