import { type Words, words } from '../words.ts'

/** What would be right in a field of our own: a code, a share, a list where each stands once. */
export const rightFieldPhrases = {
  right_content_name: words(
    'a name such as element:Li or fibre:cotton',
    '名稱，例如 element:Li 或 fibre:cotton',
    '名称，例如 element:Li 或 fibre:cotton',
  ),
  right_one_receiver: words(
    'one receiver: an organisation (receiver) or a person outside (outsider), not both',
    '一個接收方：機構（receiver）或外部人士（outsider），不可兩者皆填',
    '一个接收方：机构（receiver）或外部人士（outsider），不能两者都填',
  ),
  right_some_scope: words(
    'at least one audience or one fact',
    '至少一個對象類別或一項資料',
    '至少一个对象类别或一项数据',
  ),
  right_fact_name: words(
    'the name of a fact, such as buyer',
    '資料的名稱，例如 buyer',
    '数据的名称，例如 buyer',
  ),
  right_fact_pointer: words(
    'where a fact stands in an event, such as /facts/buyer or /outputs/0/facts/serial',
    '資料在事件中的位置，例如 /facts/buyer 或 /outputs/0/facts/serial',
    '数据在事件中的位置，例如 /facts/buyer 或 /outputs/0/facts/serial',
  ),
  right_square_metres: words(
    'whole square metres from {least} to {most}',
    '{least} 至 {most} 的整數平方米',
    '{least} 至 {most} 的整数平方米',
  ),
  right_batch_once: words(
    'batch "{batch}" once in one scan',
    '批次「{batch}」在一次掃描中只列一次',
    '批次“{batch}”在一次扫描中只列一次',
  ),
  right_batches_once: words('each batch once', '每個批次只列一次', '每个批次只列一次'),
  right_lines_once: words('each line once', '每行只列一次', '每行只列一次'),
  right_credits_once: words('each credit once', '每項額度只列一次', '每项额度只列一次'),
  right_lines_some: words('at least one line', '最少一行', '至少一行'),
  right_reason: words('why it was a mistake', '說明錯誤之處', '说明错在哪里'),
  right_why: words('why', '理由', '理由'),
  right_in_words: words('a few words', '文字說明', '文字说明'),
  right_grams_if_other: words(
    'no grams, unless another mass was found',
    '如無另一重量則不填克數',
    '如无另一重量则不填克数',
  ),
  right_stage: words(
    'stream and stage, such as battery.graded',
    '流程及階段，例如 battery.graded',
    '流程及阶段，例如 battery.graded',
  ),
  right_stages_some: words(
    'at least one stage, or no list for all',
    '最少一個階段；不提供列表即指全部階段',
    '至少一个阶段；不提供列表即指全部阶段',
  ),
  right_country: words(
    'an ISO 3166 code such as {example}',
    'ISO 3166 代碼，例如 {example}',
    'ISO 3166 代码，例如 {example}',
  ),
  right_country_own: words(
    'the code of its own: {names} without CN in front',
    '其本身的代碼：{names}，前面不加 CN',
    '其自身的代码：{names}，前面不加 CN',
  ),
  right_library: words('the digest of a library', '光譜庫的雜湊值', '光谱库的哈希值'),
  right_spectrum: words(
    '{ wavenumbers, transmittancePercent } or { wavenumbers, absorbance }, lists of numbers',
    '波數，連同透射百分比或吸光度，各為數字列表',
    '波数，连同透射百分比或吸光度，各为数字列表',
  ),
  right_claim_or_inputs: words(
    'for "out" either a claim or inputs, and for "in" neither',
    '轉出須有聲稱或投入項目其中之一，轉入兩者皆不可有',
    '转出须有声明或投入项目其中之一，转入两者都不能有',
  ),
  right_custody_model: words(
    'one of {names}; under book and claim paper flows apart from the goods, so it is not recorded',
    '以下其中一項：{names}；「book and claim」的文件與貨物分離，因此不予記錄',
    '以下其中一项：{names}；“book and claim”的文件与货物分离，因此不予记录',
  ),
  right_basis_points: words(
    'basis points from 0 to 10000',
    '0 至 10000 個基點',
    '0 至 10000 个基点',
  ),
  right_shares: words(
    'shares of more than 0 and at most 10000 basis points together',
    '合共大於 0 而不超過 10000 個基點的比例',
    '合计大于 0 且不超过 10000 个基点的比例',
  ),
  right_cursor: words(
    'the "next" of an earlier answer',
    '先前回應中的「next」',
    '先前响应中的“next”',
  ),
  right_role_or_disabled: words(
    '"role" or "disabled"',
    '「role」或「disabled」',
    '“role”或“disabled”',
  ),
  right_signing_key: words(
    'an Ed25519 public key as 43 characters of base64url (32 bytes, no padding)',
    'Ed25519 公開密匙：43 個 base64url 字元（32 位元組，不補位）',
    'Ed25519 公钥：43 个 base64url 字符（32 字节，不填充）',
  ),
} as const satisfies Readonly<Record<string, Words>>
