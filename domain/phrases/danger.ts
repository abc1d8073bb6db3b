import { type Words, words } from '../words.ts'

/** Why dangerous goods may not go on. */
export const dangerPhrases = {
  packing_green: words(
    '“{batch}” is green: pack it by {packing}',
    '「{batch}」屬綠級：包裝指引須為 {packing}',
    '“{batch}”属绿级：包装指南须为 {packing}',
  ),
  packing_amber: words(
    '“{batch}” is amber (damaged or defective): pack it by {packing}, marked “DAMAGED/DEFECTIVE LITHIUM-ION BATTERIES”',
    '「{batch}」屬黃級（受損或有缺陷）：包裝指引須為 {packing}，並標明「DAMAGED/DEFECTIVE LITHIUM-ION BATTERIES」',
    '“{batch}”属黄级（受损或有缺陷）：包装指南须为 {packing}，并标明“DAMAGED/DEFECTIVE LITHIUM-ION BATTERIES”',
  ),
  packing_red: words(
    '“{batch}” is red (may react or burn): pack it by {packing}, or as the competent authority approved',
    '「{batch}」屬紅級（可能起反應或燃燒）：包裝指引須為 {packing}，或按主管當局批准的方式包裝',
    '“{batch}”属红级（可能反应或燃烧）：包装指南须为 {packing}，或按主管部门批准的方式包装',
  ),
  packing_untriaged: words(
    '“{batch}” was not triaged and counts as damaged: triage it first, or pack it by {packing}',
    '「{batch}」未經初檢，須按受損處理：請先初檢，或按 {packing} 包裝',
    '“{batch}”未经初检，须按受损处理：请先初检，或按 {packing} 包装',
  ),
  packing_for_waste: words(
    'P909 is for disposal or recycling and “{batch}” is not waste: declare it waste, or pack it by {packing}',
    'P909 只適用於處置或回收，而「{batch}」不是廢物：請申報為廢物，或按 {packing} 包裝',
    'P909 只适用于处置或回收，而“{batch}”不是废物：请申报为废物，或按 {packing} 包装',
  ),
  packing_approval_missing: words(
    'State the competent authority’s approval for packing “{batch}” (red)',
    '請填寫主管當局批准包裝「{batch}」（紅級）的文件編號',
    '请填写主管部门批准包装“{batch}”（红级）的文件编号',
  ),
  quarantine_packing: words(
    'This packing does not fit the quarantine class: use {packing}',
    '此包裝與隔離級別不符：請用 {packing}',
    '此包装与隔离级别不符：请用 {packing}',
  ),
  type_not_proved: words(
    '“{batch}” is not proved to UN 38.3: it may only be carried under a named special provision (310, 376 or 377)',
    '「{batch}」未符合 UN 38.3：須列明所依據的特殊規定（310、376 或 377）才可運送',
    '“{batch}”未符合 UN 38.3：须列明所依据的特殊规定（310、376 或 377）才可运输',
  ),
  exception_unfit: words(
    '{exception} is not for “{batch}”: 376 is for damaged batteries, 377 for waste',
    '{exception} 不適用於「{batch}」：376 適用於受損電池，377 適用於廢物',
    '{exception} 不适用于“{batch}”：376 适用于受损电池，377 适用于废物',
  ),
  exception_packing: words(
    '{exception} goes with packing by {packing}, and “{batch}” is packed by {given}: name the provision of this packing, or none',
    '{exception} 所用包裝為 {packing}，而「{batch}」按 {given} 包裝：請列明此包裝所屬的特殊規定，或不填',
    '{exception} 所用包装为 {packing}，而“{batch}”按 {given} 包装：请列明此包装所属的特殊规定，或不填',
  ),
  trip_ticket_missing: words(
    '“{batch}” is chemical waste: state its trip ticket, or the exemption that it moves under (Cap. 354C)',
    '「{batch}」屬化學廢物：請填寫運載記錄編號，或所依據的豁免（第 354C 章）',
    '“{batch}”属化学废物：请填写运载记录（转移联单）编号，或所依据的豁免（香港第 354C 章）',
  ),
  recalled_gravely: words(
    '“{batch}” is under an open recall for a serious risk: it is not offered, sold or passed on. Quarantine it, send it back to whoever it came from or who recalls it, or let it go as waste',
    '「{batch}」因嚴重風險正被召回：不得放售、出售或移交。請將其隔離、退回來源方或召回方，或作廢物處理',
    '“{batch}”因严重风险正被召回：不得上架、出售或移交。请将其隔离、退回来源方或召回方，或作为废物处理',
  ),
  recalled_leaves: words(
    '“{batch}” is under an open recall: tell whoever takes it',
    '「{batch}」正被召回：請告知接收方',
    '“{batch}”正被召回：请告知接收方',
  ),
  recalled_goes_on: words(
    '“{batch}” is under an open recall and goes on for the reason given',
    '「{batch}」正被召回，按所述原因繼續處理',
    '“{batch}”正被召回，按所述原因继续处理',
  ),
  recalled_needs_reason: words(
    '“{batch}” is under an open recall: only a supervisor who gives a reason records this. Quarantine it, send it back or let it be recycled',
    '「{batch}」正被召回：須由主管填寫原因，方可記錄此階段。請將其隔離、退回或送往回收再造',
    '“{batch}”正被召回：须由主管填写原因，方可记录此阶段。请将其隔离、退回或送去回收利用',
  ),
  recall_reason_not_yours: words(
    'Your role may not let recalled goods go on: ask a supervisor to record this with the reason',
    '你的角色不可讓正被召回的貨物繼續處理：請由主管填寫原因並記錄',
    '您的角色不可让正被召回的货物继续处理：请由主管填写原因并记录',
  ),
  papers_outdated: words(
    'The goods changed since they were offered: cancel this hand-over and offer them again with the right papers',
    '貨物在提出移交後有變：請取消此項移交，並以正確文件重新提出',
    '货物在提出移交后有变：请取消此项移交，并以正确文件重新提出',
  ),
  ce_missing: words(
    '“{batch}” has no valid CE marking: it may not be placed on the market of the European Union',
    '「{batch}」沒有有效的 CE 標誌：不可投放歐盟市場',
    '“{batch}”没有有效的 CE 标志：不可投放欧盟市场',
  ),
  insulation_unsafe: words(
    'The insulation of “{batch}” is below {limit} Ω/V: it may not be sold',
    '「{batch}」的絕緣電阻低於 {limit} Ω/V：不可出售',
    '“{batch}”的绝缘电阻低于 {limit} Ω/V：不可出售',
  ),
  class_not_lowered: words(
    'The class of “{batch}” cannot be lowered here: quarantine it, and triage it again after two persons have released it',
    '「{batch}」的級別不可在此調低：請先隔離，經兩人解除隔離後再初檢',
    '“{batch}”的级别不可在此调低：请先隔离，经两人解除隔离后再初检',
  ),
  reversal_lowers: words(
    'Reversing this would make “{batch}” look safer than it was found: two persons who sign in correct it with a new examination, or quarantine it and triage it again after its release',
    '撤回此紀錄會令「{batch}」看似比實際安全：須由兩名已登入人士以新的檢查結果更正，或先隔離，解除隔離後再初檢',
    '撤回此记录会使“{batch}”看似比实际安全：须由两名已登录人员以新的检查结果更正，或先隔离，解除隔离后再初检',
  ),
  correction_id_reused: words(
    'Correction “{id}” came before with other content, which waits for a second person: send this one under a new id',
    '更正「{id}」曾以其他內容提交，正待第二人簽署：請以新編號提交此更正',
    '更正“{id}”曾以其他内容提交，正待第二人签署：请以新编号提交此更正',
  ),
  correction_by_recorder: words(
    'Whoever recorded this does not sign its correction: ask somebody else',
    '記錄者不可簽署此更正：請由其他人簽署',
    '记录者不可签署此更正：请由其他人签署',
  ),
  correction_needs_supervisor: words(
    'One of the two must be a supervisor who did not record this: ask one to sign',
    '兩人之中須有一名非記錄者的主管：請由主管簽署',
    '两人之中须有一名非记录者的主管：请由主管签署',
  ),
  ended_by_two: words(
    '“{stage}” is not reversed: it is ended by “{ending}”, which two persons sign',
    '「{stage}」不可撤回：須以「{ending}」結束，由兩人簽署',
    '“{stage}”不可撤回：须以“{ending}”结束，由两人签署',
  ),
  hold_runs: words(
    '“{batch}” is held until {until}: release it then',
    '「{batch}」須隔離至 {until}：屆時才可解除',
    '“{batch}”须隔离至 {until}：届时才可解除',
  ),
  quarantine_details_missing: words(
    '“{batch}” was set apart in an emergency: give the quarantine details (place, reason, readings) before it is released',
    '「{batch}」是緊急隔離：請先補填隔離詳情（位置、原因、量度），才可解除',
    '“{batch}”是紧急隔离：请先补填隔离详情（位置、原因、测量），才可解除',
  ),
  signed_in_person: words(
    '“{stage}” is signed by two persons who sign in: record it on the pages or over the API',
    '「{stage}」須由兩名已登入人士簽署：請在網頁或經 API 記錄',
    '“{stage}”须由两名已登录人员签署：请在网页或通过 API 记录',
  ),
  one_signature: words(
    'Two different persons must sign',
    '須由兩名不同人士簽署',
    '须由两名不同人员签署',
  ),
  quarantine_start_ahead: words(
    'A quarantine cannot start in the future: state when it began, or leave the device’s clock right',
    '隔離開始時間不可在未來：請填寫實際開始時間，或校正裝置時鐘',
    '隔离开始时间不可在未来：请填写实际开始时间，或校正设备时钟',
  ),
  reading_cells_crossed: words(
    'The lowest cell voltage ({lowest} V) is above the highest ({highest} V): measure again',
    '最低電芯電壓（{lowest} V）高於最高電芯電壓（{highest} V）：請重新量度',
    '最低电芯电压（{lowest} V）高于最高电芯电压（{highest} V）：请重新测量',
  ),
  reading_negative: words(
    'A negative voltage ({found} V) at rest means crossed leads: measure again',
    '靜置電壓為負值（{found} V），表示測試線接反：請重新量度',
    '静置电压为负值（{found} V），表示测试线接反：请重新测量',
  ),
  reading_too_high: words(
    '{found} V is impossible here (at most {limit} V): measure again',
    '{found} V 不可能出現（最多 {limit} V）：請重新量度',
    '{found} V 不可能出现（最多 {limit} V）：请重新测量',
  ),
  reading_too_low: words(
    '{found} V is impossible here (at least {limit} V): measure again',
    '{found} V 不可能出現（最少 {limit} V）：請重新量度',
    '{found} V 不可能出现（最少 {limit} V）：请重新测量',
  ),
  reading_rise: words(
    'A rise of {found} K cannot end at this temperature: measure again',
    '溫升 {found} K 與此溫度不符：請重新量度',
    '温升 {found} K 与此温度不符：请重新测量',
  ),
} as const satisfies Readonly<Record<string, Words>>
