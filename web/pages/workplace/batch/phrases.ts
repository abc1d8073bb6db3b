import { words } from '../../../../domain/words.ts'

/** Phrases of the page of one batch. */
export const batchPhrases = {
  kind: words('Kind', '種類', '种类'),
  mass: words('Mass', '重量', '重量'),
  notWeighed: words('Not yet weighed', '尚未稱重', '尚未称重'),
  facility: words('Facility', '設施', '设施'),
  material: words('Material', '物料', '物料'),
  open: words('What can be recorded now', '現時可記錄', '现在可记录'),
  openNone: words(
    'Nothing more can be recorded for this batch.',
    '此批次已沒有可記錄的階段。',
    '此批次已没有可记录的阶段。',
  ),
  needs: words('Needs a certificate: {name}', '須持證書：{name}', '须持证书：{name}'),
  needsMissing: words(
    'You hold no valid certificate: {name}',
    '你沒有有效證書：{name}',
    '您没有有效证书：{name}',
  ),
  twoPersons: words('Two persons sign', '須由兩人簽署', '须由两人签署'),
  notYours: words('Your role only reads.', '你的角色只可查閱。', '您的角色只可查阅。'),
  events: words('What happened', '事件紀錄', '事件记录'),
  eventsLast: words(
    'The last {n} of {all}',
    '共 {all} 項，顯示最近 {n} 項',
    '共 {all} 项，显示最近 {n} 项',
  ),
  takenBack: words('reversed', '已撤回', '已撤回'),
  takeBack: words('Reverse this entry', '撤回此項', '撤回此项'),
  out: words('{grams} left it', '減少 {grams}', '减少 {grams}'),
  in: words('{grams} came onto it', '增加 {grams}', '增加 {grams}'),
  cameOut: words('Came out:', '產出：', '产出：'),
  facts: words('What was recorded', '所記錄的資料', '所记录的数据'),
  more: words('{n} more', '另有 {n} 項', '另有 {n} 项'),
  label: words('Print the label', '列印標籤', '打印标签'),
  record: words('Public record', '公開紀錄', '公开记录'),
  handOver: words('Hand it over', '移交', '移交'),
  qr: words('QR code of {code}', '{code} 的二維碼', '{code} 的二维码'),
  done: words('Recorded: {stage}', '已記錄：{stage}', '已记录：{stage}'),
  warned: words(
    'Recorded, but outside the usual range: {warning}',
    '已保留，但數值異常：{warning}',
    '已保留，但数值异常：{warning}',
  ),
  time: words('Times of {zone}', '時間按 {zone}', '时间按 {zone}'),
  links: words('Label, record, hand-over', '標籤、紀錄、移交', '标签、记录、移交'),
} as const
