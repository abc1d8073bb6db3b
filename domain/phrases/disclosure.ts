import { words } from '../words.ts'

/** Why confidential facts are not shown to somebody, not erased, or not believed. */
export const disclosurePhrases = {
  erasure_no_fact: words(
    'Event “{event}” holds no sealed “{field}” here: it was erased before, is public, or never was there',
    '事件「{event}」此處沒有保密的「{field}」：可能先前已刪除、屬公開資料，或從未記錄',
    '事件“{event}”此处没有保密的“{field}”：可能先前已删除、属公开数据，或从未记录',
  ),
  erasure_carried: words(
    '“{field}” cannot be erased: later stages rely on {fields}',
    '無法刪除「{field}」：其後的階段須依據 {fields}',
    '无法删除“{field}”：后续阶段须依据 {fields}',
  ),
  erasure_together: words(
    '“{field}” is sealed together with {fields}: name these too, since all of them go at once',
    '「{field}」與 {fields} 一併鎖定：請一併列出，因為它們只能同時刪除',
    '“{field}”与 {fields} 一并锁定：请一并列出，因为它们只能同时删除',
  ),
  erasure_warned: words(
    'The warnings of this event may tell “{field}”: name /warnings too, with what is sealed with it',
    '此事件的提示可能透露「{field}」：請一併列出 /warnings 及與其一併鎖定的資料',
    '此事件的提示可能透露“{field}”：请一并列出 /warnings 及与其一并锁定的数据',
  ),
  grant_until_wrong: words(
    'A grant ends after now and within {days} days: expected a time up to {latest}',
    '披露授權須在日後 {days} 日內結束：最遲為 {latest}',
    '披露授权须在今后 {days} 天内结束：最晚为 {latest}',
  ),
  grant_receiver_unknown: words(
    'There is no other organisation “{organisation}” to show this to',
    '找不到可接收披露的其他機構「{organisation}」',
    '找不到可接收披露的其他机构“{organisation}”',
  ),
  grant_fact_nowhere: words(
    'No event of these batches seals “{field}”',
    '這些批次的事件均沒有保密的「{field}」',
    '这些批次的事件均没有保密的“{field}”',
  ),
  grant_fact_together: words(
    '“{field}” is sealed together with {fields}: it cannot be shown without them, so name these too or grant the audience',
    '「{field}」與 {fields} 一併鎖定，無法單獨披露：請一併列出，或授權整個對象類別',
    '“{field}”与 {fields} 一并锁定，无法单独披露：请一并列出，或授权整个对象类别',
  ),
  grant_shows_nothing: words(
    'Nothing of these batches is sealed for what was named: there is nothing to show',
    '這些批次沒有符合所列範圍的保密資料可供披露',
    '这些批次没有符合所列范围的保密数据可供披露',
  ),
  grant_tells_of_others: words(
    'What would be shown of “{batch}” also tells of {others}: name these batches too, or leave the audience out',
    '就「{batch}」披露的資料亦涉及 {others}：請一併列出這些批次，或不要授權該對象類別',
    '就“{batch}”披露的数据也涉及 {others}：请一并列出这些批次，或不要授权该对象类别',
  ),
  grant_events_many: words(
    'These batches have more than {most} events together: grant fewer batches at a time',
    '這些批次合共有超過 {most} 項事件：請分次授權較少批次',
    '这些批次共有超过 {most} 项事件：请分次授权较少批次',
  ),
  grant_not_found: words(
    'There is no grant “{grant}” for you here',
    '此處沒有給你的披露授權「{grant}」',
    '此处没有给您的披露授权“{grant}”',
  ),
  grant_over: words(
    'This grant is over: ask whoever gave it for a new one',
    '此披露授權已結束：請向授權方索取新的授權',
    '此披露授权已结束：请向授权方索取新的授权',
  ),
  question_closed: words(
    'This question was answered already, or is no longer here',
    '此查詢已獲回覆或已不存在',
    '此查询已获回复或已不存在',
  ),
  question_gone: words(
    'No question is kept under this link: it was deleted, is past its time, or the address is not whole',
    '此連結沒有保存任何查詢：查詢已刪除、已逾期，或網址不完整',
    '此链接没有保存任何查询：查询已删除、已过期，或网址不完整',
  ),
  inspection_over: words(
    'This link shows nothing: its time is over, its owner ended it, or the address is not whole. Ask whoever showed it for a new one',
    '此連結沒有可顯示的內容：時限已過、出示方已終止，或網址不完整。請向出示方索取新的連結',
    '此链接没有可显示的内容：时限已过、出示方已终止，或网址不完整。请向出示方索取新的链接',
  ),
  summary_off: words('No summary is published here', '此處沒有公布統計', '此处没有公布统计'),
  delivery_day_wrong: words(
    'Choose a day from {least} to {most}, which every month has',
    '請選擇每月都有的日子：{least} 至 {most} 日',
    '请选择每月都有的日期：{least} 至 {most} 日',
  ),
  delivery_choice_wrong: words(
    'Choose one of those that are offered',
    '請從所列項目中選擇',
    '请从所列项目中选择',
  ),
  deliveries_many: words(
    'At most {most} reports are made for one organisation each month: end one first',
    '每間機構每月最多製作 {most} 份報告：請先終止一份',
    '每家机构每月最多生成 {most} 份报告：请先终止一份',
  ),
  inspection_minutes_wrong: words(
    'A link lives {least} to {most} whole minutes',
    '連結的有效時間須為 {least} 至 {most} 整分鐘',
    '链接的有效时间须为 {least} 至 {most} 整分钟',
  ),
  inspection_unknown: words(
    'Cannot find a link "{id}": expected the id of one of yours',
    '找不到連結「{id}」：請使用貴機構其中一個連結的識別碼',
    '找不到链接“{id}”：请使用贵机构其中一个链接的标识',
  ),
  inspection_id_reused: words(
    'Cannot make a link as "{id}": another one has this id; expected a new UUID',
    '未能以「{id}」建立連結：此編號已用於另一個連結；請使用新的 UUID',
    '无法以“{id}”创建链接：此编号已用于另一个链接；请使用新的 UUID',
  ),
  monthly_report_unknown: words(
    'Cannot find monthly reports "{id}": expected the id of an order of yours',
    '找不到每月報告「{id}」：請使用貴機構其中一項訂閱的識別碼',
    '找不到每月报告“{id}”：请使用贵机构其中一项订阅的标识',
  ),
  monthly_report_id_reused: words(
    'Cannot order a report as "{id}": another order has this id; expected a new UUID',
    '未能以「{id}」訂閱報告：此編號已用於另一項訂閱；請使用新的 UUID',
    '无法以“{id}”订阅报告：此编号已用于另一项订阅；请使用新的 UUID',
  ),
  monthly_file_unknown: words(
    'There is no report of {month} here: it is not made yet, or is kept no longer',
    '此處沒有 {month} 的報告：尚未製作，或已過保留期限',
    '此处没有 {month} 的报告：尚未生成，或已过保留期限',
  ),
  disclosed_event_other: words(
    'This is not the text of the event with this digest',
    '此文本不屬於具有此雜湊值的事件',
    '此文本不属于具有此哈希值的事件',
  ),
  disclosure_unreadable: words(
    'This opens nothing: it is not as an event seals its facts',
    '無法以此打開任何資料：格式與事件鎖定資料的方式不符',
    '无法以此打开任何数据：格式与事件锁定数据的方式不符',
  ),
  disclosure_not_sealed: words(
    'The event did not seal this',
    '此事件並無鎖定這些資料',
    '此事件并未锁定这些数据',
  ),
  selective_unreadable: words(
    'This discloses nothing: expected a salt, a name that is not taken, and a value',
    '無法以此披露任何資料：須為鹽值、未被使用的名稱及值',
    '无法以此披露任何数据：须为盐值、未被使用的名称及值',
  ),
  selective_not_sealed: words(
    'The credential did not seal this',
    '此憑證並無鎖定這些資料',
    '此凭证并未锁定这些数据',
  ),
  token_bound: words(
    'The credential carries a word of its holder’s key, which is not checked here',
    '憑證附有持有人密匙的聲明，此處不予核對',
    '凭证附有持有人密钥的声明，此处不予核对',
  ),
} as const
