import { type Words, words } from '../words.ts'

/** Why something that an organisation answers for is refused: its facilities, licences, people's certificates, stations, permits. */
export const organisationPhrases = {
  organisation_slug_taken: words(
    'Cannot add organisation "{slug}": there is one with this slug already',
    '未能新增機構「{slug}」：此代號已有機構使用',
    '无法新增机构“{slug}”：此代号已有机构使用',
  ),
  organisation_name_taken: words(
    'Cannot take the name "{name}": another organisation here goes by it; expected another name, or that whoever runs this installation gives it',
    '未能使用名稱「{name}」：本系統已有其他機構使用此名稱；請改用其他名稱，或聯絡系統營運者設定',
    '无法使用名称“{name}”：本系统已有其他机构使用此名称；请改用其他名称，或联系系统运营者设置',
  ),
  organisation_not_there: words(
    'Cannot find organisation "{slug}": see GET /organisations',
    '找不到機構「{slug}」：請查看機構清單（GET /organisations）',
    '找不到机构“{slug}”：请查看机构列表（GET /organisations）',
  ),
  platform_stays: words(
    'Cannot suspend "{slug}": it runs this installation, and nobody could take it back',
    '未能暫停「{slug}」：此機構營運本系統，暫停後無人可恢復',
    '无法暂停“{slug}”：此机构运营本系统，暂停后无人可恢复',
  ),
  organisation_has_administrator: words(
    'Cannot invite the first administrator of "{slug}": it has one, who invites everybody else',
    '未能邀請「{slug}」的首位管理員：此機構已有管理員，由管理員邀請其他成員',
    '无法邀请“{slug}”的首位管理员：此机构已有管理员，由管理员邀请其他成员',
  ),
  jurisdiction_needs_regulator: words(
    'Cannot list a jurisdiction: expected a regulator of an authority',
    '未能列出管轄範圍內的機構：只供主管當局的監管人員使用',
    '无法列出管辖范围内的机构：仅供主管部门的监管人员使用',
  ),
  facility_code_taken: words(
    'Cannot add facility "{facility}": there is one with this code already; expected a new code',
    '未能新增設施「{facility}」：此編號已有設施使用；請使用新的編號',
    '无法新增设施“{facility}”：此编号已有设施使用；请使用新的编号',
  ),
  facility_not_there: words(
    'Cannot find facility "{facility}": see GET /facilities',
    '找不到設施「{facility}」：請查看設施清單（GET /facilities）',
    '找不到设施“{facility}”：请查看设施列表（GET /facilities）',
  ),
  estate_code_taken: words(
    'Cannot add estate "{estate}": there is one with this code already; expected a new code',
    '未能新增工業園「{estate}」：此編號已有工業園使用；請使用新的編號',
    '无法新增工业园区“{estate}”：此编号已有工业园区使用；请使用新的编号',
  ),
  estate_not_there: words(
    'Cannot find estate "{estate}": see GET /estates',
    '找不到工業園「{estate}」：請查看工業園清單（GET /estates）',
    '找不到工业园区“{estate}”：请查看工业园区列表（GET /estates）',
  ),
  model_changed_meanwhile: words(
    'Cannot write model "{model}" over version {given}: version {version} is the newest; read it and send yours again',
    '未能以版本 {given} 為基礎儲存型號「{model}」：最新版本為 {version}；請先讀取再提交',
    '无法以版本 {given} 为基础保存型号“{model}”：最新版本为 {version}；请先读取再提交',
  ),
  licence_on_record: words(
    'Cannot add licence "{number}": this facility has it on record until the same day',
    '未能新增牌照「{number}」：此設施已有同一牌照的紀錄，到期日相同',
    '无法新增许可证“{number}”：此设施已有同一许可证的记录，到期日相同',
  ),
  licence_not_there: words(
    'Cannot find licence "{licence}"',
    '找不到牌照「{licence}」',
    '找不到许可证“{licence}”',
  ),
  competence_of_no_member: words(
    'Cannot add a certificate of "{person}": expected somebody who belongs to this organisation',
    '未能新增「{person}」的資格證書：持證人須為此機構的成員',
    '无法新增“{person}”的资格证书：持证人须为此机构的成员',
  ),
  competence_on_record: words(
    'Cannot add certificate "{number}": it is on record until the same day',
    '未能新增資格證書「{number}」：已有同一證書的紀錄，到期日相同',
    '无法新增资格证书“{number}”：已有同一证书的记录，到期日相同',
  ),
  competence_not_there: words(
    'Cannot find certificate "{certificate}": see GET /competences',
    '找不到資格證書「{certificate}」：請查看證書清單（GET /competences）',
    '找不到资格证书“{certificate}”：请查看证书列表（GET /competences）',
  ),
  facility_closed: words(
    'Cannot record at facility "{facility}": it is closed. Choose another one, or have it opened again',
    '不能在設施「{facility}」記錄：該設施已關閉。請選擇另一設施，或請管理員重開',
    '不能在设施“{facility}”记录：该设施已关闭。请选择其他设施，或请管理员重新开放',
  ),
  facility_holds_batches: words(
    'Cannot close facility "{facility}": batches are there ({n}), such as {batches}. Move them, hand them over or use them up first',
    '無法關閉設施「{facility}」：尚有 {n} 個批次，例如 {batches}。請先調撥、移交或用完',
    '无法关闭设施“{facility}”：尚有 {n} 个批次，例如 {batches}。请先调拨、移交或用完',
  ),
  facility_has_hand_overs: words(
    'Cannot close facility "{facility}": hand-overs from or to it are under way ({n}), such as {handOvers}. Finish or cancel them first',
    '無法關閉設施「{facility}」：尚有 {n} 項移交在進行中，例如 {handOvers}。請先完成或取消',
    '无法关闭设施“{facility}”：尚有 {n} 项移交在进行中，例如 {handOvers}。请先完成或取消',
  ),
  permit_not_there: words(
    'Cannot find permit "{permit}": see GET /permits',
    '找不到許可證「{permit}」：請查看許可證清單',
    '找不到许可证“{permit}”：请查看许可证列表',
  ),
  permit_on_record: words(
    'Cannot add permit "{number}": its number or id is on record with other content',
    '未能新增許可證「{number}」：此號碼或識別碼已有不同內容的紀錄',
    '无法新增许可证“{number}”：此号码或标识已有不同内容的记录',
  ),
  station_not_there: words(
    'Cannot find station "{station}": see GET /stations',
    '找不到工作站「{station}」：請查看工作站清單（GET /stations）',
    '找不到工作站“{station}”：请查看工作站列表（GET /stations）',
  ),
  station_key_revoked: words(
    'Cannot replace the key of "{station}": its key "{prefix}" was revoked; add a station instead',
    '未能更換「{station}」的密匙：密匙「{prefix}」已被撤銷；請另行新增工作站',
    '无法更换“{station}”的密钥：密钥“{prefix}”已被撤销；请另行新增工作站',
  ),
  station_ended: words(
    'Cannot make a device the station "{station}": the station was ended; add a station instead',
    '未能將裝置設為工作站「{station}」：此工作站已被終止；請另行新增工作站',
    '无法将设备设为工作站“{station}”：此工作站已被终止；请另行新增工作站',
  ),
  station_invitation_gone: words(
    'Cannot take this invitation: it is not one of your organisation that is still open; expected one that nobody took, at most {minutes} minutes old; have an administrator show a new one',
    '未能使用此邀請：它並非你的機構仍然有效的邀請；邀請須未經使用，並於 {minutes} 分鐘內使用；請管理員顯示新的邀請',
    '无法使用此邀请：它不是您的机构仍然有效的邀请；邀请须未经使用，并于 {minutes} 分钟内使用；请管理员显示新的邀请',
  ),
  station_of_key_not_there: words(
    'Cannot find a station that signs with this key: see GET /stations',
    '找不到以此密匙簽署的工作站：請查看工作站清單（GET /stations）',
    '找不到以此密钥签名的工作站：请查看工作站列表（GET /stations）',
  ),
  station_ending_unproved: words(
    'Cannot end this key for somebody who does not hold it: expected its Ed25519 signature over {text}, base64url',
    '未能終止此密匙：須由持有者以其 Ed25519 密匙簽署 {text}，以 base64url 表示',
    '无法终止此密钥：须由持有者以其 Ed25519 密钥签名 {text}，以 base64url 表示',
  ),
  station_facility_unknown: words(
    'Cannot bind to facility "{facility}": there is none with this code',
    '未能限定於設施「{facility}」：沒有使用此編號的設施',
    '无法限定于设施“{facility}”：没有使用此编号的设施',
  ),
  station_stage_unknown: words(
    'Cannot bind to stage "{stage}": expected stream and stage, such as "{example}"',
    '未能限定於階段「{stage}」：請填寫流程及階段，例如「{example}」',
    '无法限定于阶段“{stage}”：请填写流程及阶段，例如“{example}”',
  ),
  station_key_ended_before: words(
    'Cannot let the key end at {time}: expected a time to come',
    '未能將密匙的到期時間設為 {time}：請選擇將來的時間',
    '无法将密钥的到期时间设为 {time}：请选择将来的时间',
  ),
} as const satisfies Readonly<Record<string, Words>>
