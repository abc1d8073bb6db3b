import { words } from '../../../../domain/words.ts'

/** What the pages about versions of models say. */
export const opticalPhrases = {
  title: words('Optical checks', '光學檢查', '光学检查'),
  why: words(
    'Cameras look at pieces and models call them by classes of defects. A version of a model counts after it was compared with persons, and with the version before it, on the same pieces.',
    '攝影機檢視受檢件，模型按缺陷類別作判定。模型版本須先在相同的受檢件上與人員及前一版本比較，才會生效。',
    '摄像机检视受检件，模型按缺陷类别作判定。模型版本须先在相同的受检件上与人员及前一版本比较，才会生效。',
  ),
  organisation: words('Organisation', '機構', '机构'),
  toWaiting: words('Give verdicts', '開始覆判', '开始复判'),
  piecesUnit: words('pieces', '件', '件'),
  calledPieces: words(
    'All {count} pieces that it called',
    '此版本判定的全部 {count} 件',
    '此版本判定的全部 {count} 件',
  ),
  classes: words('Classes of defects', '缺陷類別', '缺陷类别'),
  classesWhy: words(
    'Stations send the code, and persons read the words. A version of a model keeps to the list that it was registered with.',
    '工作站傳送代碼，人員則看到文字。模型版本沿用登記時的類別列表。',
    '工作站传送代码，人员则看到文字。模型版本沿用登记时的类别列表。',
  ),
  classesOf: words(
    '{stream}, version {version}',
    '{stream} 版本 {version}',
    '{stream} 版本 {version}',
  ),
  good: words('good', '合格', '合格'),
  none: words(
    'No version of a model is registered yet.',
    '尚未登記任何模型版本。',
    '尚未登记任何模型版本。',
  ),
  versions: words('Versions of models', '模型版本', '模型版本'),
  register: words('Register a version', '登記版本', '登记版本'),
  registerWhy: words(
    'It is proposed: its calls are kept beside and feed nothing until it was compared and is put into use.',
    '登記後待啟用：比較並啟用之前，判定只作記錄，不作任何用途。',
    '登记后待启用：比较并启用之前，判定只作记录，不作任何用途。',
  ),
  model: words('Model', '模型', '模型'),
  modelHint: words(
    'What its versions share: housing',
    '各版本共用的名稱，例如 housing',
    '各版本共用的名称，例如 housing',
  ),
  version: words('Version', '版本', '版本'),
  versionName: words(
    '{model}, version {version}',
    '{model} 版本 {version}',
    '{model} 版本 {version}',
  ),
  stream: words('Stream', '流程', '流程'),
  threshold: words('Threshold of confidence', '置信度門檻', '置信度阈值'),
  thresholdHint: words(
    'Below it a person looks; from 0 to 1, such as 0.9',
    '低於此值由人員覆判；0 至 1，例如 0.9',
    '低于此值由人员复判；0 至 1，例如 0.9',
  ),
  control: words(
    'Random control sample: one piece in',
    '隨機對照樣本：每多少件抽一件',
    '随机对照样本：每多少件抽一件',
  ),
  controlHint: words(
    'Without it nobody can say how often the model is wrong where it is sure',
    '沒有樣本，便無法得知模型在有把握時的出錯比率',
    '没有样本，就无法得知模型在有把握时的出错比率',
  ),
  note: words('What it was trained on', '訓練資料', '训练数据'),
  proposed: words('Proposed', '待啟用', '待启用'),
  live: words('In use', '使用中', '使用中'),
  retired: words('Retired', '已停用', '已停用'),
  facts: words(
    'Doubts below {threshold} · draws 1 piece in {control} · classes version {classes}',
    '低於 {threshold} 須覆判 · 每 {control} 件抽 1 件 · 類別版本 {classes}',
    '低于 {threshold} 须复判 · 每 {control} 件抽 1 件 · 类别版本 {classes}',
  ),
  registered: words('Registered by {by}, {time}', '登記人 {by}，{time}', '登记人 {by}，{time}'),
  wentLive: words('Put into use by {by}, {time}', '啟用人 {by}，{time}', '启用人 {by}，{time}'),
  wasRetired: words('Retired by {by}, {time}', '停用人 {by}，{time}', '停用人 {by}，{time}'),
  onPieces: words(
    'right on {some} of {all} compared pieces',
    '比較的 {all} 件中 {some} 件正確',
    '比较的 {all} 件中 {some} 件正确',
  ),
  goLive: words('Put into use', '啟用', '启用'),
  goLiveWhy: words(
    'It takes the place of the version in use. What it calls goes into records, and what it doubts to a person.',
    '啟用後取代使用中的版本。判定會寫入紀錄，存疑的交由人員覆判。',
    '启用后取代使用中的版本。判定会写入记录，存疑的交由人员复判。',
  ),
  retire: words('Retire', '停用', '停用'),
  retireWhy: words(
    'What it calls from now on is kept beside and feeds nothing.',
    '停用後的判定只作記錄，不作任何用途。',
    '停用后的判定只作记录，不作任何用途。',
  ),
  reason: words('Reason', '理由', '理由'),
  reasonHint: words(
    'Asked for where it is worse than the version in use',
    '如遜於使用中的版本，必須填寫',
    '如逊于使用中的版本，必须填写',
  ),
  waitingCount: words(
    '{count} pieces, the oldest first',
    '共 {count} 件，由最早的開始',
    '共 {count} 件，从最早的开始',
  ),
} as const
