import type { MoverKind, MoveState, StepName } from '../../../../domain/moves/move.ts'
import { type Words, words } from '../../../../domain/words.ts'

/** What the pages of moves say. */
export const movePhrases = {
  title: words('Moves', '搬運任務', '搬运任务'),
  why: words(
    'What people and machines carry between places of a facility. A move changes no mass and no owner, and stands beside the history of a batch.',
    '人員及機器在設施內各位置之間的搬運。搬運不會改變重量及擁有人，並與批次的歷史分開記錄。',
    '人员和机器在设施内各位置之间的搬运。搬运不会改变重量和所有人，并与批次的历史分开记录。',
  ),
  ask: words('Ask for a move', '提出搬運任務', '提出搬运任务'),
  open: words('Open', '未完成', '未完成'),
  closed: words('Closed', '已結束', '已结束'),
  noneOpen: words(
    'No move is asked for or under way.',
    '沒有未完成的搬運任務。',
    '没有未完成的搬运任务。',
  ),
  noneClosed: words(
    'No move has come to an end yet.',
    '尚未有已結束的搬運任務。',
    '尚无已结束的搬运任务。',
  ),
  needsPlaces: words(
    'A move leads from one place to another: add two places first.',
    '搬運任務由一個位置前往另一個位置：請先加入兩個位置。',
    '搬运任务由一个位置前往另一个位置：请先添加两个位置。',
  ),
  askWhy: words(
    'A load is a whole batch. What is recalled or in quarantine goes only to a place for quarantine.',
    '每件貨物為一整個批次。已召回或正在隔離的批次只可移往隔離區。',
    '每件货物为一整个批次。已召回或正在隔离的批次只能移往隔离区。',
  ),
  way: words('{from} to {to}', '{from} 至 {to}', '{from} 至 {to}'),
  loadCount: words('{count} {count|load|loads}', '{count} 件貨物', '{count} 件货物'),
  noLoad: words('Run without a load', '空車行駛', '空车行驶'),
  loads: words('Loads', '貨物', '货物'),
  loadsHint: words(
    'Codes of batches, one on a line; none for a run of an empty vehicle.',
    '批次編號，每行一個；空車行駛則留空。',
    '批次编号，每行一个；空车行驶则留空。',
  ),
  from: words('From', '由', '自'),
  to: words('To', '至', '至'),
  manner: words('How', '方式', '方式'),
  carried: words('On one carrier', '單車載運', '单车载运'),
  follow_me: words('Following a person', '跟隨人員', '跟随人员'),
  platoon: words('In a platoon of vehicles', '車輛編隊', '车辆编队'),
  batch: words('Batch', '批次', '批次'),
  atStart: words('At the start', '起運時', '起运时'),
  atEnd: words('At the end', '送達時', '送达时'),
  unweighed: words('not weighed', '未稱重', '未称重'),
  steps: words('What happened', '經過', '经过'),
  asked: words('Asked for', '已提出', '已提出'),
  metres: words('Metres travelled', '行駛距離（米）', '行驶距离（米）'),
  stopCount: words('Stops on the way', '途中停留次數', '途中停留次数'),
  metreText: words('{count} m', '{count} 米', '{count} 米'),
  stopText: words('{count} {count|stop|stops}', '停留 {count} 次', '停留 {count} 次'),
  ofOrder: words('For an order', '所屬取箱單', '所属取箱单'),
  reason: words('Reason', '原因', '原因'),
  endHint: words(
    'Weigh it or read its label. It left with {grams}.',
    '請稱重或查看標籤。起運時為 {grams}。',
    '请称重或查看标签。起运时为 {grams}。',
  ),
  massOf: words('Mass of {batch}', '{batch} 的重量', '{batch} 的重量'),
  startWhy: words(
    'You carry these loads by hand. They weigh what their records say.',
    '你以人手搬運這些貨物。重量以紀錄為準。',
    '您人工搬运这些货物。重量以记录为准。',
  ),
  takeOverWhy: words(
    '{mover} carries this move. It stays on record that it began it.',
    '這項任務由 {mover} 執行。開始執行的紀錄會保留。',
    '这项任务由 {mover} 执行。开始执行的记录会保留。',
  ),
  cancelWhy: words(
    'Loads that left stand where they came from again.',
    '已起運的貨物視為返回原處。',
    '已起运的货物视为返回原处。',
  ),
  older: words('Older', '較早的', '较早的'),
  batchLies: words('Place in the facility', '設施內位置', '设施内位置'),
  onTheWay: words('On the way', '搬運中', '搬运中'),
  moveIt: words('Move inside the facility', '設施內搬運', '设施内搬运'),
} as const

/** What a state of a move is called. */
export const stateWords: Readonly<Record<MoveState, Words>> = {
  asked: movePhrases.asked,
  started: words('On the way', '搬運中', '搬运中'),
  ended: words('Ended', '已完成', '已完成'),
  cancelled: words('Cancelled', '已取消', '已取消'),
}

/** What happened by a step, and the button that lets it happen. */
export const stepWords: Readonly<Record<StepName, { readonly done: Words; readonly act: Words }>> =
  {
    started: {
      done: words('Started', '已開始', '已开始'),
      act: words('Start the move', '開始搬運', '开始搬运'),
    },
    taken_over: {
      done: words('Taken over by hand', '已由人員接手', '已由人员接手'),
      act: words('Take over by hand', '以人手接手', '人工接手'),
    },
    ended: {
      done: words('Ended', '已完成', '已完成'),
      act: words('End the move', '完成搬運', '完成搬运'),
    },
    cancelled: {
      done: words('Cancelled', '已取消', '已取消'),
      act: words('Cancel the move', '取消任務', '取消任务'),
    },
  }

/** What whoever carries is. */
export const moverWords: Readonly<Record<MoverKind, Words>> = {
  person: words('By hand', '人手', '人工'),
  robot: words('Robot', '機械人', '机器人'),
  vehicle: words('Guided vehicle', '自動導引車', '自动导引车'),
  conveyor: words('Conveyor', '輸送機', '输送机'),
}
