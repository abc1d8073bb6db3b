import { words } from '../../../../domain/words.ts'

/** Phrases of the pages on which facts are erased for good. */
export const erasurePhrases = {
  title: words('Erased facts', '已刪除的資料', '已删除的数据'),
  none: words('Nothing was erased.', '沒有刪除任何資料。', '没有删除任何数据。'),
  how: words(
    'To erase facts, open the batch, and there the entry that holds them.',
    '如要刪除資料，請開啟該批次，再選取載有資料的紀錄。',
    '如需删除数据，请打开该批次，再选择载有数据的记录。',
  ),
  erase: words('Erase facts', '刪除資料', '删除数据'),
  eraseOf: words('Erase facts: {stage}', '刪除資料：{stage}', '删除数据：{stage}'),
  which: words('Which facts', '刪除哪些資料', '删除哪些数据'),
  whichHint: words(
    'Sealed together, erased together: each line is one choice.',
    '一併鎖定的資料只能一併刪除：每行為一個選項。',
    '一并锁定的数据只能一并删除：每行为一个选项。',
  ),
  nothing: words(
    'This entry keeps nothing sealed, or all of it was erased.',
    '此項紀錄沒有保密資料，或已全部刪除。',
    '此项记录没有保密数据，或已全部删除。',
  ),
  nothingGoes: words(
    'Nothing of this entry can be erased.',
    '此項紀錄沒有可刪除的資料。',
    '此项记录没有可删除的数据。',
  ),
  ground: words('On which ground', '刪除理由', '删除理由'),
  preview: words('See what would go', '查看將刪除的內容', '查看将删除的内容'),
  confirmTitle: words('Not erased yet: check it', '尚未刪除：請核對', '尚未删除：请核对'),
  goes: words('This goes, for good', '以下資料將永久刪除', '以下数据将永久删除'),
  goesAlso: words(
    'With it goes the scan as it was sent, where it is still kept, and whatever could test a guess.',
    '原來送出的掃描內容（如仍保存）及可用以驗證猜測的資料亦會一併刪除。',
    '原来送出的扫描内容（如仍保存）以及可用于验证猜测的数据也会一并删除。',
  ),
  stays: words(
    'This stays, and stays provable',
    '以下內容保留，並仍可核實',
    '以下内容保留，并仍可验证',
  ),
  staysEvent: words(
    'The entry itself, its digest and its place in the chain and in the public log: every proof holds as before.',
    '該項紀錄、其雜湊值，以及在事件鏈及公開日誌中的位置：所有證明仍然成立。',
    '该项记录、其哈希值，以及在事件链和公开日志中的位置：所有证明仍然成立。',
  ),
  staysMass: words('All masses and totals.', '所有重量及總數。', '所有重量和总数。'),
  staysOthers: words(
    'Other sealed groups of facts: {n}.',
    '其他保密資料：{n} 組。',
    '其他保密数据：{n} 组。',
  ),
  staysWhy: words(
    'Which facts of which entry were erased, when, by whom and why, in the audit trail and the public log; never their values.',
    '審計記錄及公開日誌會記下刪除了哪項紀錄的哪些資料、時間、操作者及理由，但不含其內容。',
    '审计记录和公开日志会记下删除了哪项记录的哪些数据、时间、操作人及理由，但不含其内容。',
  ),
  out: words(
    'Not reached: backups until they are overwritten, files that somebody exported, and what a receiver kept.',
    '無法涵蓋：尚未覆寫的備份、已匯出的檔案，以及接收者自行保存的內容。',
    '无法涵盖：尚未覆写的备份、已导出的文件，以及接收者自行保存的内容。',
  ),
  alone: words(
    'No second person is asked: the right to administer is enough, and every administrator sees it in the list.',
    '無須第二人確認：管理員權限已足夠，所有管理員均可在清單內看到。',
    '无须第二人确认：管理员权限已足够，所有管理员均可在清单内看到。',
  ),
  confirm: words('Erase for good', '永久刪除', '永久删除'),
  change: words('Change', '更改', '更改'),
  done: words('Erased. It cannot be undone.', '已刪除，無法復原。', '已删除，无法恢复。'),
  relied: words('What cannot be erased', '不可刪除的資料', '不可删除的数据'),
  reliedWhy: words(
    'Later stages rely on these facts.',
    '其後的階段須依據這些資料。',
    '后续阶段须依据这些数据。',
  ),
  event: words('Number of the entry', '該項紀錄的編號', '该项记录的编号'),
  digest: words('Digest of the statement', '聲明的雜湊值', '声明的哈希值'),
} as const
