import { words } from '../../../../domain/words.ts'

/** Phrases of the page about infrared spectra. */
export const spectraPhrases = {
  title: words('Fibres by spectrum', '光譜辨識纖維', '光谱识别纤维'),
  why: words(
    'An instrument sends spectra by its program; here you read what was said of them. A spectrum says which fibre, never how much of it.',
    '光譜由儀器的程式提交；此處可查閱辨識結果。光譜只能辨別纖維種類，不能得知含量。',
    '光谱由仪器的程序提交；此处可查阅识别结果。光谱只能辨别纤维种类，不能得知含量。',
  ),
  identified: words('Identified', '辨識結果', '识别结果'),
  identifiedNone: words(
    'No spectrum was identified yet.',
    '尚未辨識任何光譜。',
    '尚未识别任何光谱。',
  ),
  libraries: words('Reference libraries', '參考光譜庫', '参考光谱库'),
  librariesNone: words(
    'No reference library is on record.',
    '沒有參考光譜庫。',
    '没有参考光谱库。',
  ),
  named: words(
    '{fibre}, {percent} % sure',
    '{fibre}（可信度 {percent}%）',
    '{fibre}（可信度 {percent}%）',
  ),
  unresolved: words(
    'Cellulose: cotton, flax, viscose, modal or lyocell cannot be told apart',
    '纖維素纖維：未能分辨棉、亞麻、黏膠、莫代爾或萊賽爾',
    '纤维素纤维：未能分辨棉、亚麻、粘胶、莫代尔或莱赛尔',
  ),
  unlike: words(
    'Unlike every reference: a person decides',
    '與所有參考光譜均不相似：須由人員判斷',
    '与所有参考光谱均不相似：须由人员判断',
  ),
  candidates: words('Nearest', '最接近', '最接近'),
  sample: words('Sample', '樣本', '样本'),
  instrument: words('Instrument', '儀器', '仪器'),
  library: words('Library', '光譜庫', '光谱库'),
  time: words('When', '時間', '时间'),
  fibres: words('Spectra by fibre', '各纖維的光譜數目', '各纤维的光谱数量'),
  selfCheck: words('What it gets right of itself', '自我檢驗', '自我检验'),
  rightByName: words(
    '{right} of {all} by the nearest name; {two} of {all} by one of the two nearest',
    '最接近的名稱正確：{all} 個中 {right} 個；最接近的兩個之一正確：{all} 個中 {two} 個',
    '最接近的名称正确：{all} 个中 {right} 个；最接近的两个之一正确：{all} 个中 {two} 个',
  ),
  added: words('Recorded on', '記錄時間', '记录时间'),
} as const
