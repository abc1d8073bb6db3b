import { words } from '../../../domain/words.ts'

/** What a page of shown confidential facts says. */
export const shownPhrases = {
  title: words('Facts shown to you', '向你披露的資料', '向您披露的数据'),
  by: words('Shown by', '披露方', '披露方'),
  why: words('Why', '原因', '原因'),
  until: words('Until', '截止', '截止'),
  told: words(
    'Whoever shows this is told each time that it is opened. Keep the link to yourself.',
    '每次開啟本頁，披露方均會獲知。請勿轉交此連結。',
    '每次打开本页，披露方均会获知。请勿转交此链接。',
  ),
  record: words('Public record', '公開紀錄', '公开记录'),
  nothing: words(
    'Nothing of this is left to show: it was erased since.',
    '已沒有可披露的資料：其後已被刪除。',
    '已没有可披露的数据：后来已被删除。',
  ),
  others: words(
    'Of {n} further events nothing was shown.',
    '另有 {n} 項事件未有披露。',
    '另有 {n} 项事件未披露。',
  ),
  sealed: words('as sealed', '與鎖定時一致', '与锁定时一致'),
  notSealed: words('not what was sealed', '與鎖定時不一致', '与锁定时不一致'),
  broken: words(
    'The text of this event is not that of its digest: do not rely on it.',
    '此事件的文本與雜湊值不符：切勿依賴。',
    '此事件的文本与哈希值不符：切勿依赖。',
  ),
  closed: words(
    '{n} further digests stay closed.',
    '另有 {n} 個雜湊值未有打開。',
    '另有 {n} 个哈希值未打开。',
  ),
  digest: words('Digest of the event', '事件的雜湊值', '事件的哈希值'),
  event: words('event {n} of its chain', '事件鏈第 {n} 項', '事件链第 {n} 项'),
  check: words('What was checked and what not', '已核對與未核對', '已核对与未核对'),
  checked: words(
    'Checked on our server: each fact here is what its event sealed, by the digest that the event holds. So far that is our word.',
    '已由我們的伺服器核對：每項資料均與事件內的雜湊值一致。暫時僅為我們的陳述。',
    '已由我们的服务器核对：每项数据均与事件内的哈希值一致。暂时仅为我们的陈述。',
  ),
  checking: words('Being checked …', '核對中……', '核对中……'),
  holds: words(
    'Checked on your device: each fact is what its event sealed, and each event is in the public log.',
    '已由你的裝置核對：每項資料均與鎖定時一致，每項事件均已收錄於公開日誌。',
    '已由您的设备核对：每项数据均与锁定时一致，每项事件均已收录于公开日志。',
  ),
  partly: words(
    'Checked in part on your device: what is marked – could not be checked.',
    '你的裝置已核對部分：有「–」標示的未能核對。',
    '您的设备已核对部分：标有“–”的未能核对。',
  ),
  wrong: words(
    'Something here does not hold: do not rely on what is marked ✗.',
    '部分核對不成立：切勿依賴有「✗」標示的資料。',
    '部分核对不成立：切勿依赖标有“✗”的数据。',
  ),
  unable: words(
    'Not checked: this browser cannot check it.',
    '未核對：此瀏覽器未能核對。',
    '未核对：此浏览器无法核对。',
  ),
  notChecked: words('not checked on your device', '未由你的裝置核對', '未由您的设备核对'),
  logged: words(
    'this event is in the public log, unchanged and in its place',
    '此事件已收錄於公開日誌，未經更改，次序正確',
    '此事件已收录于公开日志，未经更改，次序正确',
  ),
  notLogged: words(
    'this event is not as the public record has it',
    '此事件與公開紀錄不符',
    '此事件与公开记录不符',
  ),
  maybeLogged: words(
    'not checked: whether this event is in the public log',
    '未核對：此事件是否已收錄於公開日誌',
    '未核对：此事件是否已收录于公开日志',
  ),
  raw: words('As it was sealed, word for word', '鎖定時的原文', '锁定时的原文'),
  who: words(
    'Your own device checks the facts. This page and the program came from the platform itself, at',
    '資料由你的裝置自行核對。本頁及核對程式均來自平台本身：',
    '数据由您的设备自行核对。本页及核对程序均来自平台本身：',
  ),
  here: words('this address', '目前網址', '当前网址'),
  yourself: words(
    'To check without us, ask this address for JSON (Accept: application/json): it has the sealed events to the byte and what opens each digest. Whether a digest stands in the public log says the evidence pack of the public record.',
    '如不想依賴我們，可向本網址索取 JSON（Accept: application/json），當中包括已鎖定事件的原文及打開各雜湊值所需的資料。雜湊值是否載於公開日誌，見公開紀錄的證明文件包。',
    '如不想依赖我们，可向本网址索取 JSON（Accept: application/json），其中包括已锁定事件的原文以及打开各哈希值所需的数据。哈希值是否载于公开日志，见公开记录的证明材料包。',
  ),
  notTrue: words(
    'Not checked: that what was recorded is true.',
    '未核對：所記錄的內容是否屬實。',
    '未核对：所记录的内容是否属实。',
  ),
  none: words('none', '沒有', '没有'),
  operator: words('Recorded by', '記錄人', '记录人'),
  warnings: words('Unusual', '異常', '异常'),
} as const
