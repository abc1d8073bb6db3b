import { words } from '../../domain/words.ts'

/** Phrases of what is wrong with an answer before anything is sent. */
export const answersPhrases = {
  choose: words('Choose an answer', '請選擇答案', '请选择答案'),
  chooseSome: words('Choose one or more', '請選擇一項或多項', '请选择一项或多项'),
  fill: words('Fill this in', '請填寫此欄', '请填写此栏'),
  number: words('Type a number', '請填數字', '请填数字'),
  whole: words('Type a whole number', '請填整數', '请填整数'),
  numberIn: words('Type a number {bounds}', '請填數字：{bounds}', '请填数字：{bounds}'),
  wholeIn: words('Type a whole number {bounds}', '請填整數：{bounds}', '请填整数：{bounds}'),
  aboveTo: words(
    'above {above}, up to {most}',
    '大於 {above}，不大於 {most}',
    '大于 {above}，不大于 {most}',
  ),
  text: words(
    'Type up to {most} characters on one line',
    '請填一行文字，不超過 {most} 個字元',
    '请填一行文字，不超过 {most} 个字符',
  ),
  day: words('Choose a day', '請選擇日期', '请选择日期'),
  time: words('Choose a day and a time', '請選擇日期及時間', '请选择日期及时间'),
  lines: words('Type one on each line', '請每行填一項', '请每行填一项'),
  photo: words('Add a photo', '請加入相片', '请添加照片'),
  file: words('Add a file', '請加入檔案', '请添加文件'),
  list: words(
    'Fill in a line, or say that there is none',
    '請填寫一行，或註明沒有',
    '请填写一行，或注明没有',
  ),
  code: words(
    'Type a code of up to 80 Latin letters, digits and signs',
    '請填編號：不超過 80 個英文字母、數字及符號',
    '请填编号：不超过 80 个英文字母、数字及符号',
  ),
  outputs: words('Add the new batches', '請加入新批次', '请添加新批次'),
  named: words('{name}: {what}', '{name}：{what}', '{name}：{what}'),
  others: words('{n} more to correct', '另有 {n} 項須更正', '另有 {n} 项需更正'),
  notSent: words(
    'Nothing was recorded or sent. Correct this:',
    '未有記錄或上載任何資料，請更正：',
    '没有记录或上传任何数据，请更正：',
  ),
} as const
