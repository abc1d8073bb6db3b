import { type Words, words } from '../words.ts'

/** Why a step between two organisations is refused. */
export const custodyPhrases = {
  step_not_answered: words(
    'Cannot tell whether this step was taken: the database is away; send the same step again',
    '未能確定此步驟是否已完成：數據庫暫時無法連線；請再次傳送同一步驟',
    '无法确定此步骤是否已完成：数据库暂时无法连接；请再次发送同一步骤',
  ),
  step_disk_full: words(
    'Cannot keep this step: the disk of the database is full; send the same step again later',
    '未能儲存此步驟：數據庫的磁碟已滿；請稍後再次傳送同一步驟',
    '无法保存此步骤：数据库的磁盘已满；请稍后再次发送同一步骤',
  ),
  not_canonical: words(
    'Cannot write this request as canonical JSON: expected finite numbers and well-formed Unicode',
    '未能把此請求寫成規範 JSON：數字須為有限值，文字須為正確的 Unicode',
    '无法把此请求写成规范 JSON：数字须为有限值，文字须为正确的 Unicode',
  ),
  step_id_reused: words(
    'Cannot take "{id}" again: it came before with other content, which stands; expected a new UUID',
    '未能再次接受「{id}」：此編號之前已用於其他內容，並以該內容為準；請使用新的 UUID',
    '无法再次接受“{id}”：此编号之前已用于其他内容，并以该内容为准；请使用新的 UUID',
  ),
  step_not_signed: words(
    'Cannot take this step unsigned: this station has a signing key; expected its Ed25519 signature over {text}',
    '未能接受未經簽署的步驟：此工作站已登記簽署密匙；須有其對 {text} 的 Ed25519 數碼簽署',
    '无法接受未签名的步骤：此工作站已登记签名密钥；须有其对 {text} 的 Ed25519 数字签名',
  ),
  step_signature_wrong: words(
    'Cannot take this signature: it is not of this station’s key over {text}',
    '未能接受此數碼簽署：它並非此工作站的密匙對 {text} 的簽署',
    '无法接受此数字签名：它不是此工作站的密钥对 {text} 的签名',
  ),
  step_signature_unknown: words(
    'Cannot check this signature: no signing key is registered for whoever sends it; expected no signature',
    '未能核對此數碼簽署：傳送者沒有登記簽署密匙；請勿附上簽署',
    '无法核对此数字签名：发送者没有登记签名密钥；请勿附上签名',
  ),
  step_overtaken: words(
    'Cannot take this step: it was signed after step {signedAfter}, and step {newest} has come since; look at the hand-over and sign again',
    '未能接受此步驟：它是在第 {signedAfter} 步之後簽署的，其後已有第 {newest} 步；請查看移交後再簽署',
    '无法接受此步骤：它是在第 {signedAfter} 步之后签名的，其后已有第 {newest} 步；请查看移交后再签名',
  ),
  custody_passed_on: words(
    'Cannot {step} this hand-over: its goods are no longer in your custody; expected whoever holds them now',
    '未能執行「{step}」：貨物已不在貴機構保管；須由現時的保管方執行',
    '无法执行“{step}”：货物已不在贵机构保管；须由现时的保管方执行',
  ),
  step_booked_before: words(
    'Cannot take this step: event {event} of this hand-over stands in the books and its own step was never written; send that step again as it was',
    '未能接受此步驟：此移交的事件 {event} 已入帳，但其步驟從未寫入；請按原樣再次傳送該步驟',
    '无法接受此步骤：此移交的事件 {event} 已入账，但其步骤从未写入；请按原样再次发送该步骤',
  ),
  sent_far_off: words(
    'Cannot correct the mass of "{batch}" to {found} g sent: {known} g were signed for, {percent} % away; expected at most {most} %. More or less of it than was signed for is another quantity',
    '未能把「{batch}」送出的重量更正為 {found} 克：雙方簽署的為 {known} 克，相差 {percent}%，上限為 {most}%。如送出的多於或少於所簽署的，屬數量不同',
    '无法把“{batch}”送出的重量更正为 {found} 克：双方签署的为 {known} 克，相差 {percent}%，上限为 {most}%。如送出的多于或少于所签署的，属于数量不同',
  ),
  sent_above_offered: words(
    'Cannot correct "{batch}" to {grams} g sent: {offered} g were offered; expected at most {most} % more. Hand over what went along besides in a hand-over of its own',
    '未能把「{batch}」更正為送出 {grams} 克：提出移交的為 {offered} 克，最多可高出 {most}%。其餘隨行的部分請另作移交',
    '无法把“{batch}”更正为送出 {grams} 克：提出移交的为 {offered} 克，最多可高出 {most}%。其余随行的部分请另作移交',
  ),
  unit_sent_whole: words(
    'Cannot correct "{batch}" to {grams} g sent: it is one thing and went along whole or not at all; expected 0 g or all {whole} g',
    '未能把「{batch}」更正為送出 {grams} 克：它是一整件物品，只能整件送出或沒有送出；應為 0 克或全部 {whole} 克',
    '无法把“{batch}”更正为送出 {grams} 克：它是一整件物品，只能整件送出或没有送出；应为 0 克或全部 {whole} 克',
  ),
  signing_key_unproved: words(
    'Cannot register this signing key unproved: expected as "signingKeyProof" its own Ed25519 signature over {text}',
    '未能登記未經證明的簽署密匙：所附證明須為該密匙本身對 {text} 的 Ed25519 數碼簽署',
    '无法登记未经证明的签名密钥：所附证明须为该密钥自身对 {text} 的 Ed25519 数字签名',
  ),
  signing_key_proof_wrong: words(
    'Cannot take this proof: it is not a signature of the key itself over {text}',
    '未能接受此證明：它並非該密匙本身對 {text} 的數碼簽署',
    '无法接受此证明：它不是该密钥本身对 {text} 的数字签名',
  ),
  signing_key_proof_alone: words(
    'Cannot take a proof alone: expected the "signingKey" that it proves',
    '未能只接受證明：須同時提供它所證明的簽署密匙',
    '无法只接受证明：须同时提供它所证明的签名密钥',
  ),
  signing_key_taken: words(
    'Cannot register this signing key twice: station "{station}" signs with it; expected a key of its own',
    '未能重複登記此簽署密匙：工作站「{station}」正使用它簽署；請使用另一條密匙',
    '无法重复登记此签名密钥：工作站“{station}”正使用它签名；请使用另一把密钥',
  ),
  signing_key_ended: words(
    'Cannot give station "{station}" back the signing key that it had: it has ended, or its device gave it up; expected as "signingKey" one with its proof, or null for none; or invite a device',
    '未能將原有的簽署密匙交回工作站「{station}」：該密匙已失效，或其裝置已放棄；請提供附證明的簽署密匙，或註明不設密匙（null）；亦可邀請裝置成為工作站',
    '无法将原有的签名密钥交回工作站“{station}”：该密钥已失效，或其设备已放弃；请提供附证明的签名密钥，或注明不设密钥（null）；也可邀请设备成为工作站',
  ),
  scan_signature_missing: words(
    'Cannot take this scan unsigned: its station has a signing key; expected {form}',
    '未能接受未經簽署的掃描：其工作站已登記簽署密匙；格式須為 {form}',
    '无法接受未经签名的扫描：其工作站已登记签名密钥；格式须为 {form}',
  ),
  scan_signature_unreadable: words(
    'Cannot read this signature: expected Ed25519 as 86 characters of base64url (64 bytes, no padding)',
    '未能讀取此數碼簽署：須為 Ed25519，以 86 個 base64url 字元表示（64 位元組，不加補位）',
    '无法读取此数字签名：须为 Ed25519，以 86 个 base64url 字符表示（64 字节，不加补位）',
  ),
  scan_signature_wrong: words(
    'Cannot take this signature: it is not of the station’s key over {text}',
    '未能接受此數碼簽署：它並非工作站的密匙對 {text} 的簽署',
    '无法接受此数字签名：它不是工作站的密钥对 {text} 的签名',
  ),
  scan_signer_ended: words(
    'Cannot take the signature: no station of this organisation signs with its key now, so that nobody can tell when it was made; expected the scan without it, or signed by a station that lives',
    '未能接受此簽署：此機構現時沒有工作站以該密匙簽署，因此無法得知簽署時間；請提交未經簽署的掃描，或由有效的工作站簽署',
    '无法接受此签名：此机构现在没有工作站以该密钥签名，因此无法得知签名时间；请提交未经签名的扫描，或由有效的工作站签名',
  ),
  scan_signature_unknown: words(
    'Cannot check this signature: no signing key is registered for whoever sends it; expected the scan alone, a signing key given with POST /stations, or the key of the station that signed it as "station"',
    '未能核對此數碼簽署：傳送者沒有登記簽署密匙；請只傳送掃描，或以 POST /stations 登記密匙，或以「station」註明簽署工作站的密匙',
    '无法核对此数字签名：发送者没有登记签名密钥；请只发送扫描，或以 POST /stations 登记密钥，或以“station”注明签名工作站的密钥',
  ),
} as const satisfies Readonly<Record<string, Words>>
