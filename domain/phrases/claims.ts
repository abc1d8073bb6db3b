import { type Words, words } from '../words.ts'
import { treatmentPhrases } from './treatments.ts'

/** Why a credit is not given, and why a claim may not be made on it. */
export const claimPhrases = {
  credit_not_made: words(
    'Cannot give a credit for this event: it is "{mass}"; expected one that makes outputs',
    '無法就此事件給予額度：只有製成新批次的事件才可給予額度（此事件為「{mass}」）',
    '无法就此事件给予额度：只有制成新批次的事件才可给予额度（此事件为“{mass}”）',
  ),
  credit_output_unweighed: words(
    'Cannot give a credit for this event: "{batch}" was not weighed',
    '無法就此事件給予額度：「{batch}」尚未稱重',
    '无法就此事件给予额度：“{batch}”尚未称重',
  ),
  credit_output_above_input: words(
    'Cannot give a credit for this event: {out} g came out of {in} g; expected no more than went in',
    '無法就此事件給予額度：投入 {in} 克，產出 {out} 克；產出不得多於投入',
    '无法就此事件给予额度：投入 {in} 克，产出 {out} 克；产出不得多于投入',
  ),
  credit_input_untaken: words(
    'Cannot take "{batch}" as recycled input: the event took nothing from it; expected a batch that went in',
    '「{batch}」不能作為再生投入料：此事件沒有取用它；請選用有投入的批次',
    '“{batch}”不能作为再生投入料：此事件没有取用它；请选用有投入的批次',
  ),
  credit_input_above_taken: words(
    'Cannot count {grams} g of "{batch}" as recycled: the event took {most} g of it; expected no more, both classes together',
    '無法把「{batch}」的 {grams} 克計作再生料：此事件只取用了 {most} 克；兩個類別合計不得超過',
    '无法把“{batch}”的 {grams} 克计作再生料：此事件只取用了 {most} 克；两个类别合计不得超过',
  ),
  credit_event_unknown: words(
    'Cannot find event "{event}": expected the id of one that your organisation recorded',
    '找不到事件「{event}」：請填寫貴機構所記錄事件的編號',
    '找不到事件“{event}”：请填写贵机构所记录事件的编号',
  ),
  credit_event_reversed: words(
    'Cannot give a credit for event "{event}": it was reversed',
    '無法就事件「{event}」給予額度：它已被撤回',
    '无法就事件“{event}”给予额度：它已被撤回',
  ),
  credit_inputs_too_many: words(
    'Cannot give this credit on a page: the process took {n} batches, and a form has room for {most}. Give it by the API, with every recycled input, or it would be too small',
    '無法在頁面上給予此額度：該工序投入了 {n} 個批次，而表格最多可列 {most} 個。請經 API 給予並列出所有回收投入，否則額度會偏低',
    '无法在页面上给予此额度：该工序投入了 {n} 个批次，而表单最多可列 {most} 个。请经 API 给予并列出所有回收投入，否则额度会偏低',
  ),
  credit_counted_later: words(
    'Cannot give a credit for event "{event}": what it made counts in credit "{credit}" already; expected credits in the order of the processes',
    '無法就事件「{event}」給予額度：所製成的已計入額度「{credit}」；請按工序先後給予額度',
    '无法就事件“{event}”给予额度：所制成的已计入额度“{credit}”；请按工序先后给予额度',
  ),
  credit_class_given: words(
    'Cannot give a second {class} credit for event "{event}": there is "{credit}"; expected one for each class',
    '無法就事件「{event}」再給予「{class}」額度：已有「{credit}」；每個類別只有一個',
    '无法就事件“{event}”再给予“{class}”额度：已有“{credit}”；每个类别只有一个',
  ),
  credit_id_reused: words(
    'Cannot give credit "{credit}": the id stands for another one; expected a new id',
    '無法給予額度「{credit}」：此編號已用於另一額度；請使用新編號',
    '无法给予额度“{credit}”：此编号已用于另一额度；请使用新编号',
  ),
  credit_must_be_carried: words(
    'Cannot count this batch again: the process that made it earned credit "{credit}"; expected that credit as evidence',
    '此批次不可再次計算：製成它的工序已有額度「{credit}」；請以該額度作為依據',
    '此批次不可再次计算：制成它的工序已有额度“{credit}”；请以该额度作为依据',
  ),
  credit_earned_before: words(
    'Cannot count "{batch}" on evidence of its own: a process before earned credit "{credit}"; expected a credit of each process since, carried on from it, or the certificate of goods that came back',
    '「{batch}」不可另憑依據計算：之前的工序已有額度「{credit}」；請就其後每道工序沿用該額度，退回的貨物則以證書為據',
    '“{batch}”不可另凭依据计算：之前的工序已有额度“{credit}”；请就其后每道工序沿用该额度，退回的货物则以证书为据',
  ),
  credit_earned_as_other: words(
    'Cannot count {grams} g of the {taken} g taken of "{batch}": credit "{credit}" of a process before counts its share as {class}; expected at most the rest',
    '「{batch}」取用了 {taken} 克，其中 {grams} 克不可計算：之前工序的額度「{credit}」已把其所佔部分計作「{class}」；只可計算餘下的部分',
    '“{batch}”取用了 {taken} 克，其中 {grams} 克不可计算：之前工序的额度“{credit}”已把其所占部分计作“{class}”；只可计算余下的部分',
  ),
  credit_not_of_batch: words(
    'Cannot find credit "{credit}" for this batch: expected one that its making earned',
    '找不到此批次的額度「{credit}」：請選用製成此批次的工序所得的額度',
    '找不到此批次的额度“{credit}”：请选用制成此批次的工序所得的额度',
  ),
  carried_reversed: words(
    'Cannot carry this credit on: its event was reversed; expected a credit that stands',
    '無法沿用此額度：其事件已被撤回；請選用有效的額度',
    '无法沿用此额度：其事件已被撤回；请选用有效的额度',
  ),
  carried_other_class: words(
    'Cannot carry this credit on: it is {earned}; expected {class}, since no material changes its class',
    '無法沿用此額度：它屬「{earned}」，須為「{class}」；物料不會改變類別',
    '无法沿用此额度：它属“{earned}”，须为“{class}”；物料不会改变类别',
  ),
  carried_stricter_model: words(
    'Cannot carry this credit on: it came under {cameUnder}; expected a model that is no stricter',
    '無法沿用此額度：它按「{cameUnder}」模式給予；不可改用更嚴格的模式',
    '无法沿用此额度：它按“{cameUnder}”模式给予；不可改用更严格的模式',
  ),
  carried_above_share: words(
    "Cannot carry this credit on: {grams} g are more than the batch's share of {most} g; expected no more",
    '無法沿用此額度：{grams} 克超出此批次所佔的 {most} 克',
    '无法沿用此额度：{grams} 克超出此批次所占的 {most} 克',
  ),
  by_product_loss_unknown: words(
    'Cannot take a by-product out of "{loss}": event "{event}" lost {losses}; expected one of its losses',
    '副產品不能出自「{loss}」：事件「{event}」所記錄的損耗為 {losses}；請選用其中一項',
    '副产品不能出自“{loss}”：事件“{event}”所记录的损耗为 {losses}；请选用其中一项',
  ),
  by_product_no_loss: words(
    'Cannot take a by-product out of "{loss}": event "{event}" lost nothing',
    '副產品不能出自「{loss}」：事件「{event}」沒有記錄損耗',
    '副产品不能出自“{loss}”：事件“{event}”没有记录损耗',
  ),
  by_product_above_loss: words(
    'Cannot take {grams} g out of {lost} g of "{loss}": {left} g of it are in no credit; expected no more',
    '無法從「{loss}」的 {lost} 克取出 {grams} 克：未計入任何額度的只有 {left} 克；不得超過',
    '无法从“{loss}”的 {lost} 克取出 {grams} 克：未计入任何额度的只有 {left} 克；不得超过',
  ),
  by_product_credit_unknown: words(
    'Cannot find credit "{credit}": expected the credit of what a process made, and no by-product\'s',
    '找不到額度「{credit}」：請選用工序主產品的額度，而非副產品的額度',
    '找不到额度“{credit}”：请选用工序主产品的额度，而非副产品的额度',
  ),
  claim_standard_unknown: words(
    'Cannot claim under "{standard}" "{version}": expected one of {known}',
    '無法按「{standard}」{version} 作出聲稱：可用的標準為 {known}',
    '无法按“{standard}”{version} 作出声明：可用的标准为 {known}',
  ),
  claim_credit_unknown: words(
    'Cannot find credit "{credit}"',
    '找不到額度「{credit}」',
    '找不到额度“{credit}”',
  ),
  claim_credit_reversed: words(
    'Cannot draw from credit "{credit}": its event was reversed',
    '無法從額度「{credit}」提取：其事件已被撤回',
    '无法从额度“{credit}”提取：其事件已被撤回',
  ),
  claim_credit_ended: words(
    'Cannot draw from credit "{credit}": it was ended as given in error',
    '無法從額度「{credit}」提取：該額度因誤給而終止',
    '无法从额度“{credit}”提取：该额度因误给而终止',
  ),
  claim_unknown: words('Cannot find claim "{id}"', '找不到聲稱「{id}」', '找不到声明“{id}”'),
  credit_unknown: words('Cannot find credit "{id}"', '找不到額度「{id}」', '找不到额度“{id}”'),
  claim_id_reused: words(
    'Cannot make claim "{claim}": the id stands for another one; expected a new id',
    '無法作出聲稱「{claim}」：此編號已用於另一聲稱；請使用新編號',
    '无法作出声明“{claim}”：此编号已用于另一声明；请使用新编号',
  ),
  claim_draws_overdrawn: words(
    'Cannot draw so much: less is left; expected no more than `leftGrams` of each credit and certificate',
    '提取過多：不得超過每項額度及證書的餘量',
    '提取过多：不得超过每项额度及证书的余量',
  ),
  claim_use_on_average: words(
    'Cannot use a claim as "{use}" under {standard}: it rests on mass balance; expected a model with a known share in each item',
    '此聲稱不能按 {standard} 用作「{use}」：它以質量平衡為依據；須採用每件產品比例已知的模式',
    '此声明不能按 {standard} 用作“{use}”：它以质量平衡为依据；须采用每件产品比例已知的模式',
  ),
  claim_use_unknown: words(
    'Cannot use a claim as "{use}" under {standard}: the standard has no such use; expected one of {uses}',
    '此聲稱不能按 {standard} 用作「{use}」：該標準沒有此用途；可選用途為 {uses}',
    '此声明不能按 {standard} 用作“{use}”：该标准没有此用途；可选用途为 {uses}',
  ),
  claim_use_below: words(
    'Cannot use a claim as "{use}" under {standard}: the recycled share is {share} %; expected {least} % or more',
    '此聲稱不能按 {standard} 用作「{use}」：再生料比例為 {share}%；須達 {least}% 或以上',
    '此声明不能按 {standard} 用作“{use}”：再生料比例为 {share}%；须达 {least}% 或以上',
  ),
  claim_use_outside: words(
    'Cannot use a claim as "{use}" under {standard}: the recycled share is {share} %; expected from {least} % to below {below} %',
    '此聲稱不能按 {standard} 用作「{use}」：再生料比例為 {share}%；須由 {least}% 至 {below}% 以下',
    '此声明不能按 {standard} 用作“{use}”：再生料比例为 {share}%；须由 {least}% 至 {below}% 以下',
  ),
  ...treatmentPhrases,
} as const satisfies Readonly<Record<string, Words>>
