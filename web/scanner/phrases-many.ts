import { words } from '../../domain/words.ts'

/** Phrases of what was recorded of several units in one form. */
export const manyPhrases = {
  recorded: words('{n} recorded: {stage}', '已記錄 {n} 個：{stage}', '已记录 {n} 个：{stage}'),
  kept: words(
    'Kept on this device, not recorded yet',
    '已存於此裝置，尚未記錄',
    '已存于此设备，尚未记录',
  ),
  refused: words('Refused', '被拒絕', '被拒绝'),
  proposed: words(
    'Signed; a second person signs under Approvals',
    '已簽署，待第二人在「審批」簽署',
    '已签署，待第二人在“审批”签署',
  ),
  group: words('{what}: {n}', '{what}：{n} 個', '{what}：{n} 个'),
  each: words('Reverse one of them', '撤回其中一個', '撤回其中一个'),
  paste: words('Paste a table from the bench', '貼上測試台的表格', '粘贴测试台的表格'),
  columns: words(
    'Columns in this order: {columns}',
    '各欄依次為：{columns}',
    '各栏依次为：{columns}',
  ),
} as const
