export const openDay = {
  title: '{{year}}年政务公开日',
  theme: '主题',
  programme: '活动安排',
  take_part: '可以参加',
  notice: '依据',
  host: '主办：{{host}}',
  all_day: '全天',
};
