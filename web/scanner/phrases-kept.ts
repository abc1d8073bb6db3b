import { words } from '../../domain/words.ts'

/** Phrases of forms that record by the queue: what is kept, what is not, what is done again. */
export const keptPhrases = {
  keptNow: words('Kept on this device: {what}', '已存於此裝置：{what}', '已存于此设备：{what}'),
  keptWhy: words(
    'Not recorded yet. It goes out by itself, also after a reload. Go on with the next label.',
    '尚未記錄。稍後會自動上載，重新載入亦不會遺失。請繼續下一個標籤。',
    '尚未记录。稍后会自动上传，重新加载也不会丢失。请继续下一个标签。',
  ),
  refusedNow: words('Refused: {what}', '被拒絕：{what}', '被拒绝：{what}'),
  stays: words(
    'It stays in the list of this device until it is corrected or thrown away.',
    '更正或捨棄之前，此項會保留在此裝置的清單內。',
    '更正或舍弃之前，此项会保留在此设备的列表内。',
  ),
  full: words(
    'Not recorded, and not kept: this device has no room left. What you typed stays here. Make room or find a network, then record again.',
    '未有記錄，亦未儲存：此裝置空間已滿。已填寫的內容仍在此處。請騰出空間或連上網絡，然後再次記錄。',
    '没有记录，也没有保存：此设备空间已满。已填写的内容仍在此处。请腾出空间或连上网络，然后再次记录。',
  ),
  newerApp: words(
    'Not recorded, and not kept: a newer version of the scanner is open in another window. Reload; what you typed stays.',
    '未有記錄，亦未儲存：另一視窗已開啟較新版本。請重新載入，已填寫的內容會保留。',
    '没有记录，也没有保存：另一窗口已打开较新版本。请重新加载，已填写的内容会保留。',
  ),
  nobody: words(
    'Not recorded, and not kept: nobody has signed in on this device yet. Sign in with a network once; what you typed stays.',
    '未有記錄，亦未儲存：尚未有人在此裝置登入。請先在有網絡時登入一次，已填寫的內容會保留。',
    '没有记录，也没有保存：尚无人在此设备登录。请先在有网络时登录一次，已填写的内容会保留。',
  ),
  broken: words(
    'Not recorded, and not kept: this browser keeps nothing on this device. What you typed stays here as long as the page is open.',
    '未有記錄，亦未儲存：此瀏覽器不能在此裝置儲存資料。只要不關閉此頁，已填寫的內容仍會保留。',
    '没有记录，也没有保存：此浏览器不能在此设备保存数据。只要不关闭此页，已填写的内容仍会保留。',
  ),
  cannotKeep: words(
    'This browser keeps nothing on this device, so that the scanner cannot record here. Leave private browsing, or use another browser.',
    '此瀏覽器不能在此裝置儲存資料，掃描程式無法在此記錄。請離開私密瀏覽，或改用其他瀏覽器。',
    '此浏览器不能在此设备保存数据，扫描程序无法在此记录。请离开隐私浏览，或改用其他浏览器。',
  ),
  newerOpen: words(
    'A newer version of the scanner has been here. Reload to use it: what waits stays.',
    '此裝置已使用較新版本。請重新載入，待上載的紀錄會保留。',
    '此设备已使用较新版本。请重新加载，待上传的记录会保留。',
  ),
  undoing: words('Reverse: {stage}', '撤回：{stage}', '撤回：{stage}'),
  redo: words(
    'Redo with what was typed: {what}',
    '以原有內容重做：{what}',
    '以原有内容重做：{what}',
  ),
  unfinished: words('Unfinished', '未完成', '未完成'),
  goOn: words('Go on: {what}', '繼續：{what}', '继续：{what}'),
  made: words('New: {codes}', '新批次：{codes}', '新批次：{codes}'),
  what: words('{stage}, {codes}', '{stage}，{codes}', '{stage}，{codes}'),
} as const

/** Why nothing is kept of a scan, and what to do, by the reason. */
export const notKeptPhrases = {
  full: keptPhrases.full,
  newer_app: keptPhrases.newerApp,
  nobody: keptPhrases.nobody,
  broken: keptPhrases.broken,
} as const
