import { type Words, words } from '../words.ts'

/** Rules of our own for batteries. */
export const batteryRules: readonly Words[] = [
  words(
    'Whatever has cells in it counts as dangerous goods: batteries, their modules and cells, products, and lots that go into recycling',
    '凡載有電芯者均計作危險品：電池、電池模組及電芯、產品，以及進入回收的批次',
    '凡含有电芯的均计作危险货物：电池、模组和电芯、产品，以及进入回收的批次',
  ),
  words(
    '-20 to 80 °C is usual; a hotter unit MUST still be recorded',
    '一般為 -20 至 80 °C；溫度更高的仍必須記錄',
    '一般为 -20 至 80 °C；温度更高的仍必须记录',
  ),
  words(
    'A bench out of calibration is named in the record',
    '測試台如已過校準期，紀錄須註明',
    '测试台如已过校准期，记录须注明',
  ),
  words('A dissolved match says why', '取消配組須說明原因', '取消配组须说明原因'),
  words(
    'A held unit is read at least once a day',
    '隔離中的電池最少每日量度一次',
    '隔离中的电池至少每天测量一次',
  ),
  words(
    'A quarantined unit can be found at once',
    '隔離中的電池須可即時找到',
    '隔离中的电池须可即时找到',
  ),
  words(
    'A record with trips is reviewed by a named person',
    '有保護動作的紀錄須由具名人員覆核',
    '有保护动作的记录须由具名人员复核',
  ),
  words('A review gives its reason', '覆核須說明理由', '复核须说明理由'),
  words('A review is a named person’s decision', '覆核須由具名人員決定', '复核须由具名人员决定'),
  words('A rework says why', '返工須說明原因', '返工须说明原因'),
  words(
    'A photo shows in what state a unit was; a camera that fails holds nobody up',
    '相片可證明物件當時的狀況；相機失靈不會妨礙工作',
    '照片可证明物件当时的状况；相机失灵不会妨碍工作',
  ),
  words(
    'A way back from waste is explained',
    '由廢物轉回產品須說明理由',
    '由废物转回产品须说明理由',
  ),
  words(
    'All units of one recall share its number',
    '同一召回的所有電池使用同一編號',
    '同一召回的所有电池使用同一编号',
  ),
  words('At most a day', '最長一日', '最长一天'),
  words(
    'Bench record: rest, CC-CV charge to 0.05 C, rest, CC discharge, 5 s pulse',
    '測試台紀錄：靜置、恆流恆壓充電至 0.05 C、靜置、恆流放電、5 秒脈衝',
    '测试台记录：静置、恒流恒压充电至 0.05 C、静置、恒流放电、5 秒脉冲',
  ),
  words(
    'Content is that of the parts unless a recorded assay says otherwise',
    '除非化驗紀錄另有顯示，成分按各部分計算',
    '除非化验记录另有显示，成分按各部分计算',
  ),
  words(
    'Each protection of the management system is tried once',
    '電池管理系統的每項保護均須測試一次',
    '电池管理系统的每项保护均须测试一次',
  ),
  words('Every busbar joint is logged', '每個匯流排接點均須記錄', '每个汇流排接点均须记录'),
  words(
    'Every isolation has its own lock',
    '每次切斷高壓電均須使用獨立的鎖',
    '每次断开高压均须使用独立的锁',
  ),
  words('From 45 °C the record is reviewed', '達 45 °C 的紀錄須覆核', '达 45 °C 的记录须复核'),
  words(
    'House rule on the criteria of special provision 376',
    '按特殊規定 376 的準則而定',
    '按特殊规定 376 的准则而定',
  ),
  words(
    'What was set apart in an emergency counts as red until it is triaged again',
    '緊急隔離的電池，在重新初檢前一律視為紅級',
    '紧急隔离的电池，在重新初检前一律视为红级',
  ),
  words('No unit is forgotten in quarantine', '隔離中的電池不得遺忘', '隔离中的电池不得遗忘'),
  words(
    'No work inside with the service disconnect in place',
    '維修開關未拔除時不得進行內部工作',
    '维修开关未拔除时不得进行内部作业',
  ),
  words(
    'Protection trips are reviewed, never overlooked',
    '保護動作須覆核，不得忽略',
    '保护动作须复核，不得忽略',
  ),
  words('Reference condition 25 ± 2 °C', '參考條件 25 ± 2 °C', '参考条件 25 ± 2 °C'),
  words(
    'Relaxed limits only with active balancing',
    '只有具主動均衡方可放寬界限',
    '只有具主动均衡方可放宽界限',
  ),
  words(
    'The efficiency counts what came of batteries; reagents are in the balance only',
    '回收效率只計來自電池的部分；試劑只計入物料平衡',
    '回收效率只计来自电池的部分；试剂只计入物料平衡',
  ),
  words(
    'The minimum hold counts from here, or from the record of it where that is later',
    '最短隔離時間由此起計；如記錄時間較後，則由記錄時起計',
    '最短隔离时间由此起计；如记录时间较晚，则由记录时起计',
  ),
  words(
    'The resistance when new is rarely known, so its kind is recorded',
    '新電池的內阻多數不詳，因此須註明數據類別',
    '新电池的内阻多数不详，因此须注明数据类别',
  ),
  words(
    'Unknown origin, theft and a serial number seen before end at intake',
    '來源不明、失竊或序號曾出現的，止於入庫',
    '来源不明、失窃或序列号曾出现的，止于入库',
  ),
  words(
    'What is given up names its route and who took it',
    '不再使用的須註明去向及接收者',
    '不再使用的须注明去向及接收者',
  ),
  words('Why no second life was found', '未能二次應用的原因', '未能梯次利用的原因'),
  words('A repair says what was done', '修理須說明所做的工作', '修理须说明所做的工作'),
]
