import { type Words, words } from '../words.ts'

/** Why a message of a machine means nothing here. */
export const unmappedPhrases = {
  unmapped_topic: words(
    'No rule of the mapping file fits this topic',
    '對應檔沒有適用於此主題的規則',
    '映射文件没有适用于此主题的规则',
  ),
  unmapped_topic_wrong: words(
    'This is no topic of a message: give 1 to {most} bytes without "+", "#" or invisible marks',
    '這不是訊息主題：須為 1 至 {most} 個位元組，不含「+」、「#」或隱形字元',
    '这不是消息主题：须为 1 至 {most} 个字节，不含“+”、“#”或隐形字符',
  ),
  unmapped_station: words(
    'The mapping file has no station "{station}"',
    '對應檔沒有工作站「{station}」',
    '映射文件没有工作站“{station}”',
  ),
  unmapped_retained: words(
    'The broker kept this message and tells it again to whoever begins to listen: it may have been taken before. Let the machine publish without "retain"',
    '這是訊息代理保留並向新訂閱者重發的訊息，可能早已接收：請將機器設定為發布時不使用「retain」',
    '这是消息代理保留并向新订阅者重发的消息，可能早已接收：请将机器设置为发布时不使用“retain”',
  ),
  unmapped_too_large: words(
    'The payload is larger than {most} bytes',
    '內容大於 {most} 個位元組',
    '内容大于 {most} 个字节',
  ),
  unmapped_binary: words(
    'The payload is no text in UTF-8',
    '內容不是 UTF-8 文字',
    '内容不是 UTF-8 文字',
  ),
  unmapped_no_json: words('The payload is no JSON', '內容不是 JSON 格式', '内容不是 JSON 格式'),
  unmapped_nothing_at: words(
    'The payload has nothing at "{pointer}"',
    '內容在「{pointer}」沒有資料',
    '内容在“{pointer}”没有数据',
  ),
  unmapped_no_number: words(
    'The payload has {given} at "{pointer}": expected a number',
    '內容在「{pointer}」的 {given} 不是數字',
    '内容在“{pointer}”的 {given} 不是数字',
  ),
  unmapped_not_whole: words(
    'What the payload has at "{pointer}" comes to {given} in the unit that is recorded: expected a whole number from 0 on, of at most 15 digits',
    '內容在「{pointer}」的數值換算成記錄單位後為 {given}：須為 0 或以上、最多 15 位的整數',
    '内容在“{pointer}”的数值换算成记录单位后为 {given}：须为 0 或以上、最多 15 位的整数',
  ),
  unmapped_no_text: words(
    'The payload has {given} at "{pointer}": expected a text',
    '內容在「{pointer}」的 {given} 不是文字',
    '内容在“{pointer}”的 {given} 不是文字',
  ),
  unmapped_word: words(
    'The payload has {given} at "{pointer}": the mapping file knows {words}',
    '內容在「{pointer}」的 {given} 未有對應：對應檔只列出 {words}',
    '内容在“{pointer}”的 {given} 没有对应：映射文件只列出 {words}',
  ),
  unmapped_no_time: words(
    'The payload has {given} at "{pointer}": expected a time in the form that the mapping file names',
    '內容在「{pointer}」的 {given} 不是對應檔所指格式的時間',
    '内容在“{pointer}”的 {given} 不是映射文件所指格式的时间',
  ),
  unmapped_no_sequence: words(
    'The payload has {given} at "{pointer}": expected the machine’s own number of the message',
    '內容在「{pointer}」的 {given} 不是機器為訊息所編的序號',
    '内容在“{pointer}”的 {given} 不是机器为消息所编的序号',
  ),
  unmapped_sequence_reused: words(
    'The machine used its number {sequence} before, for other content: the number of a message never comes again',
    '機器先前已將序號 {sequence} 用於其他內容：同一序號不可再次使用',
    '机器先前已将序号 {sequence} 用于其他内容：同一序号不能再次使用',
  ),
} as const satisfies Readonly<Record<string, Words>>
