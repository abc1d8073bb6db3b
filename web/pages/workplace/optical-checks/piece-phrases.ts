import { words } from '../../../../domain/words.ts'

/** What is said of pieces and of verdicts on them. */
export const piecePhrases = {
  waiting: words('Pieces that wait for a verdict', '待覆判的受檢件', '待复判的受检件'),
  waitingNone: words(
    'No piece waits for a verdict.',
    '沒有待覆判的受檢件。',
    '没有待复判的受检件。',
  ),
  allPieces: words('Pieces', '受檢件', '受检件'),
  piecesNone: words('No such pieces.', '沒有此類受檢件。', '没有此类受检件。'),
  picture: words('Picture', '圖片', '图片'),
  pictureNotKept: words(
    'The picture is not kept here; its digest is {digest}',
    '此處沒有保存圖片；圖片的雜湊值為 {digest}',
    '此处没有保存图片；图片的哈希值为 {digest}',
  ),
  pictureUnshown: words(
    'The company keeps the picture; its digest is {digest}',
    '圖片由該公司保存；雜湊值為 {digest}',
    '图片由该公司保存；哈希值为 {digest}',
  ),
  taken: words('Taken', '拍攝時間', '拍摄时间'),
  station: words('Station', '工作站', '工作站'),
  batch: words('Batch', '批次', '批次'),
  chosen: words('Why a person is asked', '覆判原因', '复判原因'),
  reference: words('in a set put together beforehand', '屬預備樣本集', '属预备样本集'),
  controlled: words('drawn at random', '隨機抽取', '随机抽取'),
  doubt: words('the model was in doubt', '模型存疑', '模型存疑'),
  unasked: words('judged unasked', '主動覆判', '主动复判'),
  calls: words('What models call it', '模型判定', '模型判定'),
  callText: words(
    '{class}, {confidence} sure',
    '{class}（置信度 {confidence}）',
    '{class}（置信度 {confidence}）',
  ),
  blind: words(
    'Judge first: whoever reads the call before is drawn to it.',
    '請先覆判：先看到判定的人容易受影響。',
    '请先复判：先看到判定的人容易受影响。',
  ),
  beside: words(
    'kept beside: not in use at the time',
    '只作記錄：當時未啟用',
    '只作记录：当时未启用',
  ),
  inDoubt: words('in doubt', '存疑', '存疑'),
  verdicts: words('What persons say', '人員覆判', '人员复判'),
  verdictsNone: words('No person has judged it yet.', '尚未經人員覆判。', '尚未经人员复判。'),
  verdictHolds: words('holds', '有效', '有效'),
  overruled: words('overruled', '已被推翻', '已被推翻'),
  judge: words('Your verdict', '你的覆判', '您的复判'),
  judgeWhy: words(
    'One tap says what it is. Calls and verdicts before yours stay on record.',
    '按一下即可作出覆判。先前的判定及覆判均會保留。',
    '点一下即可作出复判。先前的判定和复判均会保留。',
  ),
  remark: words('Remark', '備註', '备注'),
  older: words('More', '更多', '更多'),
} as const
