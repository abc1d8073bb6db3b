import { type Words, words } from '../words.ts'

/** Why a scope or transaction certificate cannot be recorded, or does not stand behind what rests on it. */
export const certificatePhrases = {
  certificate_claim_ended: words(
    'Cannot certify on claim "{claim}": it was ended as made in error',
    '無法以聲稱「{claim}」為證書依據：該聲稱因誤作而終止',
    '无法以声明“{claim}”为证书依据：该声明因误作而终止',
  ),
  certificate_claim_unknown: words(
    'Cannot find claim "{claim}"',
    '找不到聲稱「{claim}」',
    '找不到声明“{claim}”',
  ),
  certificate_not_backed: words(
    'Cannot certify {grams} g {class}: {backing} g of this class stand behind it; expected net mass × share',
    '無法證明 {grams} 克「{class}」料：作為依據的同類料為 {backing} 克；須等於淨重乘以比例',
    '无法证明 {grams} 克“{class}”料：作为依据的同类料为 {backing} 克；须等于净重乘以比例',
  ),
  certificate_net_differs: words(
    'Cannot certify {grams} g net: the claim is for {claimed} g',
    '無法證明淨重 {grams} 克：聲稱所涵蓋的為 {claimed} 克',
    '无法证明净重 {grams} 克：声明所涵盖的为 {claimed} 克',
  ),
  certificate_claim_unfit: words(
    'Cannot certify on claim "{claim}": it is "{use}" under {cameUnder}; expected one for {standard} that may be shown',
    '無法以聲稱「{claim}」作證明：它按 {cameUnder} 用作「{use}」；須為按 {standard} 作出而可公開的聲稱',
    '无法以声明“{claim}”作证明：它按 {cameUnder} 用作“{use}”；须为按 {standard} 作出而可公开的声明',
  ),
  certificate_not_in: words(
    'Cannot find certificate "{certificate}" among those that came in',
    '在收到的證書之中找不到「{certificate}」',
    '在收到的证书之中找不到“{certificate}”',
  ),
  certificate_draw_unfit: words(
    'Cannot draw from certificate "{certificate}": it is {cameUnder}, shipped on {shipped}; expected {standard}, shipped before {day}',
    '無法從證書「{certificate}」提取：它屬 {cameUnder}，裝運日期為 {shipped}；須屬 {standard}，並在 {day} 之前裝運',
    '无法从证书“{certificate}”提取：它属 {cameUnder}，装运日期为 {shipped}；须属 {standard}，并在 {day} 之前装运',
  ),
  certificate_shipped_late: words(
    'Cannot count certificate "{certificate}": its goods were shipped on {shipped}; expected no later than the event, {day}',
    '證書「{certificate}」不能計算在內：其貨物在 {shipped} 裝運；不得遲於事件日期 {day}',
    '证书“{certificate}”不能计算在内：其货物在 {shipped} 装运；不得迟于事件日期 {day}',
  ),
  certificate_other_class: words(
    'Cannot count certificate "{certificate}": it certifies nothing {class}; expected the same class, since no material changes its class',
    '證書「{certificate}」不能計算在內：它沒有證明任何「{class}」料；須屬同一類別，物料不會改變類別',
    '证书“{certificate}”不能计算在内：它没有证明任何“{class}”料；须属同一类别，物料不会改变类别',
  ),
  certificate_outside_scope: words(
    'Cannot certify goods shipped on {shipped}: the scope certificate is valid from {from} to {to}',
    '無法證明在 {shipped} 裝運的貨物：範圍證書的有效期為 {from} 至 {to}',
    '无法证明在 {shipped} 装运的货物：范围证书的有效期为 {from} 至 {to}',
  ),
  certificate_scope_not_live: words(
    'Cannot certify goods shipped on {shipped}: the scope certificate was {status}; expected it issued',
    '無法證明在 {shipped} 裝運的貨物：範圍證書當時的狀態為「{status}」；須為有效',
    '无法证明在 {shipped} 装运的货物：范围证书当时的状态为“{status}”；须为有效',
  ),
  certificate_scope_unknown: words(
    'Cannot find scope certificate "{number}" of "{body}": expected one that is recorded',
    '找不到「{body}」的範圍證書「{number}」：請先記錄該證書',
    '找不到“{body}”的范围证书“{number}”：请先记录该证书',
  ),
  certificate_number_taken: words(
    'Cannot record certificate "{number}": its number or its claim is on another one; expected each once',
    '無法記錄證書「{number}」：其編號或聲稱已用於另一證書；每項只可使用一次',
    '无法记录证书“{number}”：其编号或声明已用于另一证书；每项只可使用一次',
  ),
  certificate_id_reused: words(
    'Cannot record certificate "{certificate}": the id stands for another one; expected a new id',
    '無法記錄證書「{certificate}」：此編號已用於另一證書；請使用新編號',
    '无法记录证书“{certificate}”：此编号已用于另一证书；请使用新编号',
  ),
  certificate_standard_unknown: words(
    'Cannot record a certificate of "{standard}" "{version}": expected one of {known}',
    '無法記錄「{standard}」{version} 的證書：可用的標準為 {known}',
    '无法记录“{standard}”{version} 的证书：可用的标准为 {known}',
  ),
  shipment_certificate_unknown: words(
    'Cannot ship on certificate "{certificate}": none that goes out is recorded under this number; expected it recorded first, or no certificate',
    '不可憑證書「{certificate}」付運：沒有以此編號記錄的轉出證書；請先記錄該證書，或不填證書',
    '不可凭证书“{certificate}”发运：没有以此编号记录的转出证书；请先记录该证书，或不填证书',
  ),
  shipment_before_certificate: words(
    'Cannot ship on certificate "{certificate}" on {day}: it covers shipments from {from} on',
    '不可在 {day} 憑證書「{certificate}」付運：它只涵蓋 {from} 起的付運',
    '不可在 {day} 凭证书“{certificate}”发运：它只涵盖 {from} 起的发运',
  ),
  shipment_scope_differs: words(
    'Cannot ship on certificate "{certificate}" with other days than its scope certificate: that is valid from {from} to {until}',
    '憑證書「{certificate}」付運，須填寫其範圍證書的起訖日期：{from} 至 {until}',
    '凭证书“{certificate}”发运，须填写其范围证书的起止日期：{from} 至 {until}',
  ),
  shipment_above_certificate: words(
    'Cannot ship {grams} g on certificate "{certificate}": {left} g of its {net} g are left',
    '不可憑證書「{certificate}」付運 {grams} 克：其 {net} 克中只剩 {left} 克',
    '不可凭证书“{certificate}”发运 {grams} 克：其 {net} 克中只剩 {left} 克',
  ),
  certificate_changed: words(
    'Cannot change certificate "{number}": {field} is "{stored}" and not "{given}"; expected a number of its own',
    '無法更改證書「{number}」：{field} 為「{stored}」而非「{given}」；請使用另一編號',
    '无法更改证书“{number}”：{field} 为“{stored}”而非“{given}”；请使用另一编号',
  ),
} as const satisfies Readonly<Record<string, Words>>
