import { type Words, words } from '../words.ts'

/** Why a credential is not taken, or no longer holds. */
export const credentialPhrases = {
  token_unreadable: words(
    'Cannot read the credential: expected three parts in base64url, joined by full stops',
    '無法讀取憑證：須為以句點相連的三段 base64url',
    '无法读取凭证：须为以句点相连的三段 base64url',
  ),
  token_too_large: words(
    'Cannot read the credential: it is over {most} bytes',
    '無法讀取憑證：超過 {most} 位元組',
    '无法读取凭证：超过 {most} 字节',
  ),
  token_part_unreadable: words(
    'Cannot read the {name} of the credential: expected a JSON object in UTF-8',
    '無法讀取憑證的「{name}」：須為 UTF-8 的 JSON 物件',
    '无法读取凭证的“{name}”：须为 UTF-8 的 JSON 对象',
  ),
  token_header_wrong: words(
    'Cannot take "{given}" for "{name}": expected {right}',
    '「{name}」不可為「{given}」：須為 {right}',
    '“{name}”不能是“{given}”：须为 {right}',
  ),
  token_key_unnamed: words(
    'The credential does not say which key signed it',
    '憑證沒有說明以哪條密匙簽署',
    '凭证没有说明用哪把密钥签署',
  ),
  credential_right_context_signed: words(
    'the first ones of the document',
    '文件開首的各項',
    '文件开头的各项',
  ),
  token_critical: words(
    'The credential asks for an extension that is not known here',
    '憑證須用此處未支援的擴充功能',
    '凭证须用此处不支持的扩展功能',
  ),
  token_claim_forbidden: words(
    'Cannot take a credential inside "{name}": expected it to be the whole content',
    '憑證不可放在「{name}」之內：須為整個內容',
    '凭证不能放在“{name}”里：须为整个内容',
  ),
  token_claim_differs: words(
    '"{name}" contradicts what the credential itself says',
    '「{name}」與憑證本身的內容矛盾',
    '“{name}”与凭证本身的内容矛盾',
  ),
  token_signature_wrong: words(
    'The signature does not hold: the credential was changed, or another key signed it',
    '簽署無效：憑證曾被更改，或由另一條密匙簽署',
    '签名无效：凭证被更改过，或由另一把密钥签署',
  ),
  credential_wrong: words(
    'Cannot take "{name}": expected {right}',
    '「{name}」不正確：須為{right}',
    '“{name}”不正确：须为{right}',
  ),
  credential_right_context: words(
    'a list, each once, that begins with {first}',
    '不重複並以 {first} 開首的清單',
    '不重复并以 {first} 开头的列表',
  ),
  credential_right_object: words('an object with its values', '帶有內容的物件', '带有内容的对象'),
  credential_right_address: words('an absolute address (URL)', '完整網址', '完整网址'),
  credential_right_did_web: words(
    'a name of the form did:web:example.com',
    '形如 did:web:example.com 的名稱',
    '形如 did:web:example.com 的名称',
  ),
  credential_right_type: words('one type or more', '一個或多個類型', '一个或多个类型'),
  credential_right_subject: words(
    'one subject or more that something is said of',
    '一個或多個有內容的主體',
    '一个或多个有内容的主体',
  ),
  credential_right_text: words(
    'a text, or texts with their languages',
    '文字，或各附語言的文字',
    '文字，或各附语言的文字',
  ),
  credential_right_instant: words(
    'a date and time with its offset',
    '附時差的日期及時間',
    '附时差的日期和时间',
  ),
  credential_right_seconds: words(
    'seconds since 1970 as a number',
    '自 1970 年起計的秒數',
    '自 1970 年起计的秒数',
  ),
  credential_right_new: words('an address that stands there once', '不重複的網址', '不重复的网址'),
  credential_right_digest: words('a digest', '雜湊值', '哈希值'),
  credential_right_token: words(
    'a credential, or a token in an address of the form data:application/vc+jwt,…',
    '憑證，或形如 data:application/vc+jwt,… 的網址',
    '凭证，或形如 data:application/vc+jwt,… 的网址',
  ),
  credential_right_status: words(
    'an entry of a bitstring status list',
    '位元串狀態清單的項目',
    '比特串状态列表的条目',
  ),
  credential_right_purpose: words('one purpose', '一個用途', '一个用途'),
  credential_right_index: words('a whole number from 0', '0 或以上的整數', '0 或以上的整数'),
  credential_right_one: words('one and no more', '只限一個', '只限一个'),
  credential_context_unknown: words(
    'The context "{given}" is not known here: expected {right}',
    '此處未有語境「{given}」：須為 {right}',
    '此处没有语境“{given}”：须为 {right}',
  ),
  credential_word_protected: words(
    'Cannot give "{word}" another meaning',
    '「{word}」不可另作他解',
    '“{word}”不能另作他解',
  ),
  credential_type_unknown: words(
    'No context says what the type "{given}" means',
    '沒有語境說明類型「{given}」的意思',
    '没有语境说明类型“{given}”的意思',
  ),
  credential_type_missing: words(
    'It is no "{right}" by its type',
    '按其類型並非「{right}」',
    '按其类型不是“{right}”',
  ),
  credential_dates_reversed: words(
    'It would end at {until}, before it begins at {from}',
    '結束時間 {until} 早於開始時間 {from}',
    '结束时间 {until} 早于开始时间 {from}',
  ),
  credential_not_yet: words(
    'It does not hold before {from}',
    '於 {from} 前尚未生效',
    '在 {from} 前尚未生效',
  ),
  credential_expired: words(
    'It has not held since {until}',
    '已於 {until} 失效',
    '已在 {until} 失效',
  ),
  credential_revoked: words('Its issuer revoked it', '簽發者已撤銷此憑證', '签发者已撤销此凭证'),
  credential_status_set: words(
    'Its issuer set its status "{purpose}"',
    '簽發者已標示狀態「{purpose}」',
    '签发者已标示状态“{purpose}”',
  ),
  status_list_old: words(
    'Its status list was good until {until}, and this one says nothing of today. Ask the issuer for the newest',
    '狀態清單有效至 {until}，不能說明今日情況；請向簽發者索取最新清單',
    '状态列表有效期至 {until}，不能说明今天的情况；请向签发者索取最新列表',
  ),
  status_list_unreadable: words(
    'Cannot read the status list: expected "u" and packed bits in base64url',
    '無法讀取狀態清單：須為「u」及以 base64url 表示的壓縮位元',
    '无法读取状态列表：须为“u”和以 base64url 表示的压缩比特',
  ),
  status_list_too_large: words(
    'The status list has over {most} entries',
    '狀態清單超過 {most} 項',
    '状态列表超过 {most} 项',
  ),
  status_list_too_short: words(
    'The status list has {count} entries: expected at least {least}',
    '狀態清單只有 {count} 項：須至少有 {least} 項',
    '状态列表只有 {count} 项：须至少有 {least} 项',
  ),
  status_list_other: words(
    'None of the status lists is {right}',
    '狀態清單之中沒有 {right}',
    '状态列表中没有 {right}',
  ),
  status_list_publisher: words(
    '{given} may not say what the status is: expected {right}',
    '{given} 不可說明狀態：須為 {right}',
    '{given} 不能说明状态：须为 {right}',
  ),
  status_list_older: words(
    'The status list is of {given}, older than one seen of {right}',
    '狀態清單的時間為 {given}，早於曾見的 {right}',
    '状态列表的时间为 {given}，早于曾见的 {right}',
  ),
  status_purpose_other: words(
    'The status is for "{given}": expected "{right}"',
    '狀態用途為「{given}」：須為「{right}」',
    '状态用途为“{given}”：须为“{right}”',
  ),
  status_index_outside: words(
    'The status list has no entry {index}: it has {count}',
    '狀態清單沒有第 {index} 項：共有 {count} 項',
    '状态列表没有第 {index} 项：共有 {count} 项',
  ),
} as const satisfies Readonly<Record<string, Words>>
