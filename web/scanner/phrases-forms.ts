import { words } from '../../domain/words.ts'

/** Phrases of forms in the scanner. */
export const formsPhrases = {
  inHand: words('Batches ({n})', '批次（{n}）', '批次（{n}）'),
  further: words('Scan a further batch', '掃描另一批次', '扫描另一批次'),
  several: words('Several at once', '一次記錄多個', '一次记录多个'),
  doubled: words('{code} is here already.', '{code} 已在此表格。', '{code} 已在此表单。'),
  full: words(
    'This stage takes {most} at most.',
    '此階段最多可記錄 {most} 個。',
    '此阶段最多可记录 {most} 个。',
  ),
  unfound: words(
    'No batch with this code is known here: {code}',
    '這裏沒有此編號的批次：{code}',
    '这里没有此编号的批次：{code}',
  ),
  takeOut: words('Take out {code}', '移除 {code}', '移除 {code}'),
  together: words(
    'Also these {n}, recorded together before',
    '一併加入之前同時記錄的 {n} 個批次',
    '一并加入之前同时记录的 {n} 个批次',
  ),
  taken: words(
    'Taken from it (all, unless written)',
    '取用重量（留空即全部）',
    '取用重量（留空即全部）',
  ),
  partOnly: words('Take only a part of it', '只取用一部分', '只取用一部分'),
  balance: words(
    'in {in} · out {out} · open {open}',
    '投入 {in} · 產出 {out} · 尚餘 {open}',
    '投入 {in} · 产出 {out} · 尚余 {open}',
  ),
  balanceOff: words(
    'This does not add up yet: {open} is unaccounted for.',
    '重量尚未平衡：仍有 {open} 未有交代。',
    '重量尚未平衡：仍有 {open} 没有交代。',
  ),
  balanceOver: words(
    'This does not add up: {open} more came out than went in.',
    '重量不平衡：產出比投入多 {open}。',
    '重量不平衡：产出比投入多 {open}。',
  ),
  balanceGood: words('It adds up.', '重量已平衡。', '重量已平衡。'),
  balanceUnknown: words(
    'Mass not known here: {codes}',
    '這裏不知道重量：{codes}',
    '这里不知道重量：{codes}',
  ),
  understood: words('= {mass}', '= {mass}', '= {mass}'),
  whichUnit: words(
    'Write g or kg, such as 28.5 kg',
    '請註明 g 或 kg，例如 28.5 kg',
    '请注明 g 或 kg，例如 28.5 kg',
  ),
  inKilograms: words('in kg', '以 kg 計', '以 kg 计'),
  asLastTime: words('as last time', '與上次相同', '与上次相同'),
  signs: words('Signs', '跡象', '迹象'),
  tapSign: words(
    'Tap a sign that is there. What is not answered stays open.',
    '如有其中一項，請點按。未回答的項目會保持未答。',
    '如有其中一项，请点按。未回答的项目会保持未答。',
  ),
  open: words('not answered', '未回答', '未回答'),
  more: words('{n} more that may be left out', '另有 {n} 項可不填', '另有 {n} 项可不填'),
  moreOfIt: words('More about it', '更多資料', '更多信息'),
  alike: words('Add new batches', '加入新批次', '加入新批次'),
  howMany: words('How many', '數目', '数量'),
  massEach: words('Mass of each', '每個的重量', '每个的重量'),
  pattern: words('Code (## is the number)', '編號（## 為序號）', '编号（## 为序号）'),
  makeLines: words('Add {n}', '加入 {n} 個', '加入 {n} 个'),
  badPattern: words(
    'Write ## where the number goes; 100 at most, in Latin letters and digits.',
    '請在序號的位置寫上 ##；最多 100 個，只可用英文字母及數字。',
    '请在序号的位置写上 ##；最多 100 个，只能用英文字母和数字。',
  ),
  units: words('Each unit', '每個單元', '每个单元'),
  pasteHint: words(
    'Paste a table from the bench into a field: lines go down, columns go on.',
    '可將測試台的表格貼上任何一欄：每行一個單元，各欄依次填入。',
    '可将测试台的表格粘贴到任何一栏：每行一个单元，各栏依次填入。',
  ),
  forAll: words('For all {n}', '全部 {n} 個', '全部 {n} 个'),
  another: words('Something else', '其他物料', '其他物料'),
  sign: words('Change plus and minus', '轉換正負號', '转换正负号'),
} as const
