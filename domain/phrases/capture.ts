import { type Words, words } from '../words.ts'

/** Why what somebody sends is refused at the door, before anything of it is decided. */
export const capturePhrases = {
  scan_stream_unknown: words(
    'Cannot find stream "{stream}": expected one of {streams}',
    '找不到流程「{stream}」：須為 {streams} 之一',
    '找不到流程“{stream}”：须为 {streams} 之一',
  ),
  scan_only_by_hand_over: words(
    'Cannot record "{stage}" as a scan: both sides sign for it; expected a step of a hand-over (POST /hand-overs)',
    '無法以掃描記錄「{stage}」：此階段須由雙方簽署，請按移交的步驟進行',
    '无法以扫描记录“{stage}”：此阶段须由双方签署，请按移交的步骤进行',
  ),
  scan_not_canonical: words(
    'Cannot write this scan as canonical JSON: expected finite numbers and well-formed Unicode',
    '無法處理此掃描：數字須為有限值，文字須為完整的 Unicode',
    '无法处理此扫描：数字须为有限值，文字须为完整的 Unicode',
  ),
  scan_id_reused: words(
    'Cannot record scan "{id}": this id came before with other content, which stands; expected a new UUID for a new scan',
    '無法記錄掃描「{id}」：此識別碼先前已用於其他內容，該內容維持有效；新的掃描須用新的 UUID',
    '无法记录扫描“{id}”：此标识先前已用于其他内容，该内容维持有效；新的扫描须用新的 UUID',
  ),
  scan_id_signed: words(
    'Cannot record scan "{id}": this id came before with another text, which its station signed and which stays valid; expected exactly that text to have its receipt again, or a new UUID for a new scan',
    '無法記錄掃描「{id}」：此識別碼先前已用於另一內容，由工作站簽署，該內容維持有效；如要再次取得回執，須一字不差地重新提交，新的掃描須用新的 UUID',
    '无法记录扫描“{id}”：此标识先前已用于另一内容，由工作站签名，该内容维持有效；如要再次取得回执，须一字不差地重新提交，新的扫描须用新的 UUID',
  ),
  scan_id_waits: words(
    'Cannot propose scan "{id}": this id came before with other content, which waits for signatures; expected a new UUID for a new scan',
    '無法提出掃描「{id}」：此識別碼先前已用於其他內容，該內容正待簽署；新的掃描須用新的 UUID',
    '无法提出扫描“{id}”：此标识先前已用于其他内容，该内容正待签署；新的扫描须用新的 UUID',
  ),
  scan_interrupted: words(
    'Cannot record this scan: an internal error, logged under its id',
    '無法記錄此掃描：系統內部出錯，已按其識別碼記入日誌',
    '无法记录此扫描：系统内部出错，已按其标识记入日志',
  ),
  scans_waiting: words(
    'Cannot take this scan now: too many are waiting; nothing of it was kept, send the same scan again',
    '目前未能接受此掃描：輪候的掃描過多，沒有儲存任何內容；請重新提交相同掃描',
    '目前无法接受此扫描：排队的扫描过多，没有保存任何内容；请重新提交相同扫描',
  ),
  line_too_long: words(
    'Cannot read so long a line: expected at most {most} bytes',
    '這一行過長：最多 {most} 位元組',
    '这一行过长：最多 {most} 字节',
  ),
  list_too_long: words(
    'Cannot take {given} scans in one list: expected at most {most}; send NDJSON lines instead',
    '無法一次接受 {given} 個掃描：最多 {most} 個；請改以 NDJSON 逐行提交',
    '无法一次接受 {given} 个扫描：最多 {most} 个；请改以 NDJSON 逐行提交',
  ),
  operator_is_you: words(
    'Cannot record for another operator: you are "{operator}" here; leave it out',
    '無法代其他操作員記錄：你在此的代號是「{operator}」；請留空',
    '无法代其他操作员记录：您在此的代号是“{operator}”；请留空',
  ),
  station_elsewhere: words(
    'Cannot record at facility "{facility}": station "{station}" is for "{own}" only',
    '無法在設施「{facility}」記錄：工作站「{station}」設於「{own}」',
    '无法在设施“{facility}”记录：工作站“{station}”设于“{own}”',
  ),
  station_records_others: words(
    'Cannot record "{stage}": station "{station}" records {stages}',
    '無法記錄「{stage}」：工作站「{station}」只記錄 {stages}',
    '无法记录“{stage}”：工作站“{station}”只记录 {stages}',
  ),
  certificate_not_held: words(
    'You hold no certificate for "{kind}" that is valid on {day}, which "{stage}" needs: an administrator of "{organisation}" can add it',
    '「{stage}」需要在 {day} 有效的「{kind}」資格證書，而你沒有：「{organisation}」的管理員可以加入',
    '“{stage}”需要在 {day} 有效的“{kind}”资格证书，而您没有：“{organisation}”的管理员可以添加',
  ),
  certificate_of_operator_missing: words(
    'Cannot record "{stage}" at this station: expected as operator the pseudonym of a person with a certificate for "{kind}" that is valid on {day}; an administrator of "{organisation}" can add it',
    '無法在此工作站記錄「{stage}」：操作員須為持有在 {day} 有效的「{kind}」資格證書的人員（填寫其代號）；「{organisation}」的管理員可以加入證書',
    '无法在此工作站记录“{stage}”：操作员须为持有在 {day} 有效的“{kind}”资格证书的人员（填写其代号）；“{organisation}”的管理员可以添加证书',
  ),
  approval_not_found: words(
    'Cannot find approval "{id}": see GET /approvals',
    '找不到待簽署項目「{id}」：請查看待簽署清單',
    '找不到待签署项目“{id}”：请查看待签署列表',
  ),
  approval_expired: words(
    'Cannot sign approval "{id}": it waited {hours} hours and was not signed by all; expected a new scan with an id of its own',
    '無法簽署「{id}」：它已等候 {hours} 小時而未齊簽署；請以新的識別碼重新掃描',
    '无法签署“{id}”：它已等候 {hours} 小时而未签齐；请以新的标识重新扫描',
  ),
  approval_refused: words(
    'Cannot sign approval "{id}": {operator} refused it ({reason}); expected a new scan with an id of its own',
    '無法簽署「{id}」：{operator} 已拒絕此項（{reason}）；請以新的識別碼重新掃描',
    '无法签署“{id}”：{operator} 已拒绝此项（{reason}）；请以新的标识重新扫描',
  ),
  approval_recorded: words(
    'Cannot refuse approval "{id}": what it was for is recorded; reverse that instead',
    '無法拒絕「{id}」：所涉的記錄已入帳；請改為撤回該記錄',
    '无法拒绝“{id}”：所涉的记录已入账；请改为撤回该记录',
  ),
  approval_refused_by_other: words(
    'Cannot refuse approval "{id}": expected whoever proposed it, or a person with the right to supervise',
    '無法拒絕「{id}」：須由提出者或主管拒絕',
    '无法拒绝“{id}”：须由提出者或主管拒绝',
  ),
  approval_signed_before: words(
    'Cannot sign approval "{id}" again: you signed it; expected another person',
    '無法再次簽署「{id}」：你已簽署此項，須由另一人簽署',
    '无法再次签署“{id}”：您已签署此项，须由另一人签署',
  ),
  approval_signed_by_all: words(
    'Cannot sign approval "{id}": {signed} {signed|person has|persons have} signed it already',
    '無法簽署「{id}」：已有 {signed} 名人員簽署，無須再簽',
    '无法签署“{id}”：已有 {signed} 名人员签署，无须再签',
  ),
  approval_by_key: words(
    'Cannot sign with a key: expected a person who is signed in',
    '無法以密匙簽署：須由已登入的人員簽署',
    '无法以密钥签署：须由已登录的人员签署',
  ),
  correction_event_unknown: words(
    'Cannot find event "{event}": expected the id of one that your organisation recorded',
    '找不到記錄「{event}」：須為你的機構所記錄事件的識別碼',
    '找不到记录“{event}”：须为贵机构所记录事件的标识',
  ),
  correction_names_id: words(
    'Cannot take an id here: it follows from that of the correction',
    '此處不可填寫識別碼：它由更正的識別碼得出',
    '此处不可填写标识：它由更正的标识得出',
  ),
  correction_needs_signatures: words(
    'Cannot put "{stage}" in place of another event: more than one person signs it; reverse the event, then record it',
    '無法以「{stage}」取代另一項記錄：它須由多於一人簽署；請先撤回該記錄，再行記錄',
    '无法以“{stage}”取代另一项记录：它须由多于一人签署；请先撤回该记录，再行记录',
  ),
} as const satisfies Readonly<Record<string, Words>>
