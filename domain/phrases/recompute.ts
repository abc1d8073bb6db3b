import { type Words, words } from '../words.ts'

/** What a check of an export finds that is not what it would have to be, and what it says of itself. */
export const recomputePhrases = {
  recompute_at: words(
    '{file}, line {line}: {what}',
    '{file} 第 {line} 行：{what}',
    '{file} 第 {line} 行：{what}',
  ),
  recompute_in: words('In {file}: {what}', '{file} 檔案：{what}', '{file} 文件：{what}'),
  recompute_manifest_unreadable: words(
    'This is no list of the files of an export, or one of another version',
    '這不是匯出檔的檔案清單，或屬另一版本',
    '这不是导出文件的文件清单，或属于另一版本',
  ),
  recompute_period_other: words(
    'The days of “{timeZone}” begin at {expected}: {found} is said',
    '「{timeZone}」的日子由 {expected} 開始，而清單寫 {found}',
    '“{timeZone}”的日子从 {expected} 开始，而清单写 {found}',
  ),
  recompute_count_other: words(
    'The list says “{name}” {found}: there are {expected}',
    '清單的「{name}」為 {found}，實際為 {expected}',
    '清单的“{name}”为 {found}，实际为 {expected}',
  ),
  recompute_file_missing: words('It is missing', '欠缺此檔案', '缺少此文件'),
  recompute_file_strange: words('The list does not have it', '清單沒有此檔案', '清单没有此文件'),
  recompute_file_other: words(
    'It is not the file that the list describes ({bytes} bytes, {lines} lines): it has {found} bytes, {foundLines} lines',
    '與清單所述不同（{bytes} 位元組，{lines} 行）：實際為 {found} 位元組，{foundLines} 行',
    '与清单所述不同（{bytes} 字节，{lines} 行）：实际为 {found} 字节，{foundLines} 行',
  ),
  recompute_line_unreadable: words(
    'The line is not written as the format says',
    '此行不符合格式',
    '此行不符合格式',
  ),
  recompute_line_strange: words(
    'It is of event {event}, which is not there, or not in this place',
    '屬事件 {event}，但沒有此事件，或次序不符',
    '属于事件 {event}，但没有此事件，或顺序不符',
  ),
  recompute_line_missing: words(
    'Of event {event} a line is missing: {expected}',
    '事件 {event} 欠缺一行：{expected}',
    '事件 {event} 缺少一行：{expected}',
  ),
  recompute_line_more: words(
    'From event {event} no such line follows: {found}',
    '事件 {event} 並無此行：{found}',
    '事件 {event} 并无此行：{found}',
  ),
  recompute_line_other: words(
    'From event {event} follows {expected}: the line is {found}',
    '按事件 {event} 應為 {expected}，而此行為 {found}',
    '按事件 {event} 应为 {expected}，而此行为 {found}',
  ),
  recompute_event_unreadable: words(
    'This is no event as it was sealed, in canonical form',
    '這不是已鎖定事件的標準格式',
    '这不是已锁定事件的标准格式',
  ),
  recompute_event_impossible: words(
    'Nothing follows from event {event}: no rule can have recorded it',
    '事件 {event} 無從推算：任何規則均不會收錄此事件',
    '事件 {event} 无从推算：任何规则均不会收录此事件',
  ),
  recompute_event_twice: words(
    'Event {event} stands twice',
    '事件 {event} 重複',
    '事件 {event} 重复',
  ),
  recompute_event_later: words(
    'Event {event} was recorded after {asOf}, the moment of the export',
    '事件 {event} 的記錄時間晚於匯出檔的時點 {asOf}',
    '事件 {event} 的记录时间晚于导出文件的时点 {asOf}',
  ),
  recompute_facility_missing: words(
    'Event {event} happened at {facility}, which is no facility of the export',
    '事件 {event} 於 {facility} 發生，但匯出檔沒有此設施',
    '事件 {event} 发生于 {facility}，但导出文件没有此设施',
  ),
  recompute_event_unbalanced: words(
    'The ledger lines of event {event} do not sum to zero in “{dimension}”: {amount} too many',
    '事件 {event} 的「{dimension}」記帳合計不為零：多出 {amount}',
    '事件 {event} 的“{dimension}”记账合计不为零：多出 {amount}',
  ),
  recompute_event_unlogged: words(
    'The public log has no leaf with the digest {digest}: this event was changed, or never logged',
    '公開日誌沒有雜湊值為 {digest} 的紀錄：此事件經更改，或從未收錄',
    '公开日志没有哈希值为 {digest} 的记录：此事件被更改，或从未收录',
  ),
  recompute_event_missing: words(
    'The public log has an event with the digest {digest}, which is not in the export as it was sealed',
    '公開日誌有雜湊值為 {digest} 的事件，但匯出檔沒有其鎖定時的原文',
    '公开日志有哈希值为 {digest} 的事件，但导出文件没有其锁定时的原文',
  ),
  recompute_disclosure_other: words(
    'Event {event} has no digest of what is disclosed of it: that was changed',
    '事件 {event} 沒有所披露內容的雜湊值：該內容經更改',
    '事件 {event} 没有所披露内容的哈希值：该内容被更改',
  ),
  recompute_lot_torn: words(
    'The events of recycling lot {batch} cannot be replayed in their order',
    '未能按次序重演回收批次 {batch} 的事件',
    '无法按顺序重演回收批次 {batch} 的事件',
  ),
  recompute_reversed_missing: words(
    'Event {event} takes back {reversed}, which is not before it',
    '事件 {event} 撤回 {reversed}，但之前沒有該事件',
    '事件 {event} 撤回 {reversed}，但之前没有该事件',
  ),
  recompute_place_twice: words(
    'Event {event} takes place {place} of batch {batch}, which another has',
    '事件 {event} 佔批次 {batch} 的第 {place} 位，但該位已有事件',
    '事件 {event} 占批次 {batch} 的第 {place} 位，但该位已有事件',
  ),
  recompute_place_missing: words(
    'Before event {event} the places {from} to {to} of batch {batch} are missing: an event was left out',
    '事件 {event} 之前，批次 {batch} 的第 {from} 至 {to} 位欠缺：有事件被略去',
    '事件 {event} 之前，批次 {batch} 的第 {from} 至 {to} 位缺失：有事件被略去',
  ),
  recompute_chain_broken: words(
    'Event {event}, place {place} of batch {batch}, names another event before it than {before} as it is here: that one was changed',
    '事件 {event}（批次 {batch} 的第 {place} 位）所指的前一事件並非此處的 {before}：該事件經更改',
    '事件 {event}（批次 {batch} 的第 {place} 位）所指的前一事件并非此处的 {before}：该事件被更改',
  ),
  recompute_batch_twice: words(
    'Batch {batch} stands twice',
    '批次 {batch} 重複',
    '批次 {batch} 重复',
  ),
  recompute_batch_missing: words(
    'Batch {batch} is missing (event {event})',
    '欠缺批次 {batch}（事件 {event}）',
    '缺少批次 {batch}（事件 {event}）',
  ),
  recompute_batch_other: words(
    'By event {event} “{name}” of batch {batch} is {expected}: the file has {found}',
    '按事件 {event}，批次 {batch} 的「{name}」應為 {expected}，而檔案為 {found}',
    '按事件 {event}，批次 {batch} 的“{name}”应为 {expected}，而文件为 {found}',
  ),
  recompute_opening_told: words(
    'Opening stock of batch {batch} ({grams} g) is stated, although its events are here or it was stated before',
    '批次 {batch} 的期初存貨（{grams} 克）另有申報，但其事件已在此，或先前已申報',
    '批次 {batch} 的期初库存（{grams} 克）另有申报，但其事件已在此，或先前已申报',
  ),
  recompute_root_other: words(
    'Leaves and nodes do not make the root of the log of {size} leaves',
    '各項紀錄及節點未能得出有 {size} 項的日誌根值',
    '各项记录及节点未能得出有 {size} 项的日志根值',
  ),
  recompute_organisation_strange: words(
    '“{organisation}” is none of the organisations that the export is of',
    '「{organisation}」不是此匯出檔所涉的機構',
    '“{organisation}”不是此导出文件所涉的机构',
  ),
  recompute_checkpoint_missing: words(
    'The signed root of the public log is missing: nothing shows that these events were ever logged',
    '欠缺公開日誌的簽署根值：無從證明這些事件曾被收錄',
    '缺少公开日志的签署根值：无从证明这些事件曾被收录',
  ),
} as const satisfies Readonly<Record<string, Words>>
