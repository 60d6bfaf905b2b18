export const participation = {
  title: '谁在答，还缺谁',
  lead_open:
    '已收到{{n}}份有效答卷。趁问卷还在填写，可以到答得少的地方和人群中去宣传、设点、发放纸质问卷。少的不拒收，多的也不减。',
  lead_closed: '共收到{{n}}份有效答卷，问卷已经截止。下列差距会随结果一并说明。',
  missing: '目前缺得最多的',
  missing_group:
    '{{variable}}：{{group}}占答卷的{{share}}%，占人口的{{expected}}%；再有约{{wanted}}份这样的答卷才相称',
  no_benchmarks:
    '本问卷发布时没有声明人口基准，不能对照；下面只列答卷从哪里来。基准在问卷定义的加权方案里声明，随版本固定。',
  share: '占答卷%',
  expected: '占人口%',
  gap: '相差（百分点）',
  wanted: '还差（份）',
  unknown: '—',
  base: '基数：填写了本项的{{n}}份答卷。',
  base_hidden: '有的分组人数少，不显示，因此不计算占比。',
  source: '人口基准：{{source}}。',
  year: '基准年份：{{year}}年。',
  no_source: '未注明出处',
  not_ready: '该基准尚未核对原件，只供掌握进度，不得用于公布的加权结果。',
  entrances: '从哪个入口来',
  sites: '从哪个现场来',
  source_column: '来源',
  source_rest: '其他来源（合并）',
  source_unknown: '直接打开或者未标明',
  entrance_site: '市政府网站',
  entrance_wechat: '微信',
  entrance_sms: '短信',
  entrance_poster: '海报',
  entrance_screen: '电子屏',
  entrance_hall: '服务大厅',
  entrance_portal: '其他网站',
  heavy:
    '{{source}}带来了{{share}}%的答卷，超过{{limit}}%。一个来源占得太多时，结果容易偏向经常使用它的人，请从别的途径多征集。',
  no_sources: '还没有答卷。',
  rules:
    '份数与图表同步更新，不随单份答卷变动；不足5份的分组不显示，不足5份的来源合并。差距只说明谁答得少，不说明答得对不对。',
} as const;
