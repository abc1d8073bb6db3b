import { words } from '../../../../domain/words.ts'

/** Phrases of the page where labels are made. */
export const labelPhrases = {
  title: words('Labels', '標籤', '标签'),
  codes: words('Codes of the batches', '批次編號', '批次编号'),
  codesHint: words(
    'One on each line, up to {n}; the labels stand in this order',
    '每行一個，最多 {n} 個；標籤按此次序排列',
    '每行一个，最多 {n} 个；标签按此次序排列',
  ),
  form: words('Print on', '列印於', '打印于'),
  sheet: words(
    'A4 sheet, 24 labels of 70 × 37 mm',
    'A4 紙，24 個 70 × 37 毫米標籤',
    'A4 纸，24 个 70 × 37 毫米标签',
  ),
  single: words(
    'Single labels of 100 × 50 mm',
    '100 × 50 毫米的單個標籤',
    '100 × 50 毫米的单个标签',
  ),
  zpl: words(
    'Label printer: a file in ZPL for 100 × 50 mm',
    '標籤打印機：100 × 50 毫米的 ZPL 檔案',
    '标签打印机：100 × 50 毫米的 ZPL 文件',
  ),
  start: words('First free place on the sheet', '紙上第一個空位', '纸上第一个空位'),
  startHint: words(
    'From 1 to {n}, when some labels of the sheet are used',
    '1 至 {n}，紙上已有標籤用去時填寫',
    '1 至 {n}，纸上已有标签用去时填写',
  ),
  make: words('Make labels', '製作標籤', '制作标签'),
  pictures: words('The QR code alone, as a picture', '只要二維碼圖片', '仅二维码图片'),
  toBatch: words('Back to {code}', '返回 {code}', '返回 {code}'),
  toWork: words('To the work list', '前往工作清單', '前往工作清单'),
  ofNew: words('Labels for what was made', '列印新批次的標籤', '打印新批次的标签'),
  ofNewPart: words(
    'Labels for what was made: the first {n} of {all}',
    '列印新批次的標籤：{all} 個中的首 {n} 個',
    '打印新批次的标签：{all} 个中的前 {n} 个',
  ),
  ofSelected: words('Labels', '標籤', '标签'),
} as const
