import { type Words, words } from '../words.ts'

/** What is said of pieces that were looked at, of what models call them and of versions of models. */
export const opticalCheckPhrases = {
  optical_calls_of_stations: words(
    'Calls of a model are sent by a station with its own key',
    '模型的判定由工作站以自己的密匙傳送',
    '模型的判定由工作站以自己的密钥发送',
  ),
  optical_verdicts_of_persons: words(
    'A verdict is given by a person: sign in',
    '覆判由人員作出：請登入',
    '复判由人员作出：请登录',
  ),
  optical_version_not_there: words(
    'No version "{version}" of model "{model}" here',
    '找不到模型「{model}」的版本「{version}」',
    '找不到模型“{model}”的版本“{version}”',
  ),
  optical_version_unknown: words(
    'Version "{version}" of model "{model}" is not registered: register it before it calls anything',
    '模型「{model}」的版本「{version}」尚未登記：請先登記，才可作判定',
    '模型“{model}”的版本“{version}”尚未登记：请先登记，才能作判定',
  ),
  optical_version_exists: words(
    'Version "{version}" of model "{model}" is registered already: choose another name',
    '模型「{model}」的版本「{version}」已登記：請選用另一名稱',
    '模型“{model}”的版本“{version}”已登记：请选用另一名称',
  ),
  optical_model_elsewhere: words(
    'Model "{model}" is of stream "{stream}": all of its versions are',
    '模型「{model}」屬於流程「{stream}」：所有版本均須相同',
    '模型“{model}”属于流程“{stream}”：所有版本都须相同',
  ),
  optical_no_classes: words(
    'Stream "{stream}" has no classes of defects: choose one of {streams}',
    '流程「{stream}」沒有缺陷類別：請選用 {streams} 之一',
    '流程“{stream}”没有缺陷类别：请选用 {streams} 之一',
  ),
  optical_classes_unknown: words(
    'No version {classes} of the classes of stream "{stream}": the newest is {newest}',
    '流程「{stream}」的缺陷類別沒有版本 {classes}：最新版本為 {newest}',
    '流程“{stream}”的缺陷类别没有版本 {classes}：最新版本为 {newest}',
  ),
  optical_class_unknown: words(
    'No class "{given}" in this list: use one of {names}',
    '列表內沒有類別「{given}」：請選用 {names} 之一',
    '列表中没有类别“{given}”：请选用 {names} 之一',
  ),
  optical_piece_not_there: words(
    'No piece "{piece}" here',
    '找不到受檢件「{piece}」',
    '找不到受检件“{piece}”',
  ),
  optical_call_reused: words(
    'Id "{id}" came before with other content: the first call stands',
    '識別碼「{id}」先前已用於其他內容：保留首個判定',
    '标识“{id}”先前已用于其他内容：保留首个判定',
  ),
  optical_call_twice: words(
    'Id "{id}" comes twice in this list: each call has an id of its own',
    '識別碼「{id}」在此列表重複：每個判定須有自己的識別碼',
    '标识“{id}”在此列表重复：每个判定须有自己的标识',
  ),
  optical_piece_called: words(
    'Version "{version}" called piece "{piece}" before: a version calls a piece once',
    '版本「{version}」先前已判定受檢件「{piece}」：每個版本只可判定一次',
    '版本“{version}”先前已判定受检件“{piece}”：每个版本只能判定一次',
  ),
  optical_piece_other: words(
    'Piece "{piece}" came before with another picture, time, batch or set: a piece is one picture, so give this one a code of its own',
    '受檢件「{piece}」先前的圖片、時間、批次或樣本集不同：一個受檢件即一張圖片，請使用另一編號',
    '受检件“{piece}”先前的图片、时间、批次或样本集不同：一个受检件即一张图片，请使用另一编号',
  ),
  optical_taken_ahead: words(
    'The picture of piece "{piece}" was taken more than {minutes} minutes ahead of our clock: set the clock of the station',
    '受檢件「{piece}」的拍攝時間超前系統時鐘 {minutes} 分鐘以上：請校正工作站的時鐘',
    '受检件“{piece}”的拍摄时间超前系统时钟 {minutes} 分钟以上：请校正工作站的时钟',
  ),
  optical_taken_too_old: words(
    'The picture of piece "{piece}" is older than {days} days',
    '受檢件「{piece}」的圖片已超過 {days} 天',
    '受检件“{piece}”的图片已超过 {days} 天',
  ),
  optical_batch_unknown: words(
    'No batch "{batch}" in your organisation: leave it out of a piece that is none',
    '機構內沒有批次「{batch}」：如受檢件並非批次，請不要填寫',
    '机构内没有批次“{batch}”：如受检件不是批次，请不要填写',
  ),
  optical_batch_elsewhere: words(
    'Batch "{batch}" is at facility "{other}", and this station at "{facility}"',
    '批次「{batch}」位於設施「{other}」，而此工作站位於「{facility}」',
    '批次“{batch}”位于设施“{other}”，而此工作站位于“{facility}”',
  ),
  optical_too_few_judged: words(
    'Version "{version}" cannot be put into use on {pieces} judged pieces: it needs {least} that were chosen beforehand and judged by a person',
    '版本「{version}」只有 {pieces} 件經覆判，不可啟用：需要 {least} 件預先選定並經人員覆判的受檢件',
    '版本“{version}”只有 {pieces} 件经复判，不能启用：需要 {least} 件预先选定并经人员复判的受检件',
  ),
  optical_too_few_compared: words(
    'Version "{version}" cannot be put into use on {pieces} pieces compared with version "{other}": it needs {least} that both called, chosen beforehand and judged by a person',
    '版本「{version}」與版本「{other}」只比較了 {pieces} 件，不可啟用：需要 {least} 件由兩者判定、預先選定並經人員覆判的受檢件',
    '版本“{version}”与版本“{other}”只比较了 {pieces} 件，不能启用：需要 {least} 件由两者判定、预先选定并经人员复判的受检件',
  ),
  optical_version_worse: words(
    'Version "{version}" is right less often than version "{other}" by more than chance: say why it is put into use all the same',
    '版本「{version}」的正確率低於版本「{other}」，差異超出偶然：請說明為何仍要啟用',
    '版本“{version}”的正确率低于版本“{other}”，差异超出偶然：请说明为何仍要启用',
  ),
  optical_version_live: words(
    'Version "{version}" is in use already',
    '版本「{version}」已在使用中',
    '版本“{version}”已在使用中',
  ),
  optical_version_retired: words(
    'Version "{version}" is retired already',
    '版本「{version}」已停用',
    '版本“{version}”已停用',
  ),
  optical_scan_by_calls: words(
    'Stage "{stage}" is recorded by calls of a model and verdicts on them: send them to /optical-calls',
    '階段「{stage}」由模型判定及覆判記錄：請傳送至 /optical-calls',
    '阶段“{stage}”由模型判定及复判记录：请发送至 /optical-calls',
  ),
  right_optical_calls: words('one to {most} calls', '一至 {most} 個判定', '一至 {most} 个判定'),
  right_confidence: words('a number from 0 to 1', '0 至 1 的數字', '0 至 1 的数字'),
  right_picture_digest: words(
    'the SHA-256 digest of the picture, in hex, in base64url or as ni:///sha-256;…',
    '圖片的 SHA-256 雜湊值，以 hex、base64url 或 ni:///sha-256;… 表示',
    '图片的 SHA-256 哈希值，以 hex、base64url 或 ni:///sha-256;… 表示',
  ),
  right_optical_name: words(
    'a code of up to {most} letters, digits, dots, dashes and underscores',
    '最多 {most} 個字母、數字、點、橫線及底線組成的編號',
    '最多 {most} 个字母、数字、点、横线和下划线组成的编号',
  ),
} as const satisfies Readonly<Record<string, Words>>
