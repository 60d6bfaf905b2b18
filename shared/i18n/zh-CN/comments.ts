/** Commenting, for authors. */
export const comments = {
  redacted_id_number: '〔身份证号已隐去〕',
  redacted_phone: '〔电话已隐去〕',
  redacted_card: '〔银行卡号已隐去〕',
  redacted_email: '〔电子邮箱已隐去〕',
  redacted_plate: '〔车牌号已隐去〕',
  redacted_name: '〔姓名已隐去〕',
  redacted_address: '〔住址已隐去〕',
  redacted_abuse: '〔不文明用语已隐去〕',
  redacted_part: '〔部分文字已隐去〕',
};
