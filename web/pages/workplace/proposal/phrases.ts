import { words } from '../../../../domain/words.ts'

/** Phrases of the page that proposes what fits together. */
export const proposalPhrases = {
  why: words(
    'Looks at batches in the stage “{state}” and proposes groups. Nothing is recorded until you take a group over into the form and record it there.',
    '在「{state}」的批次中尋找可配成一組的。你把一組帶入表格並在表格記錄之前，不會記錄任何資料。',
    '在“{state}”的批次中寻找可配成一组的。您把一组带入表单并在表单记录之前，不会记录任何数据。',
  ),
  facility: words('Facility', '設施', '设施'),
  propose: words('Propose groups', '建議分組', '建议分组'),
  considered: words('Batches looked at: {n}', '已查看批次：{n}', '已查看批次：{n}'),
  cut: words(
    'Only the newest {n} were looked at.',
    '只查看了最新的 {n} 個。',
    '只查看了最新的 {n} 个。',
  ),
  groups: words('Groups that fit: {n}', '可成組：{n}', '可成组：{n}'),
  groupsNone: words('No group fits.', '沒有可成組的批次。', '没有可成组的批次。'),
  group: words('Group {n}', '第 {n} 組', '第 {n} 组'),
  takeOver: words('Take over into the form', '帶入表格', '带入表单'),
  hindered: words('Cannot be recorded yet', '尚未可記錄', '尚不能记录'),
  left: words('Not in a group: {n}', '未成組：{n}', '未成组：{n}'),
} as const
