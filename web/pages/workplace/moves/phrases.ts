import type { MoverKind, MoveState, StepName } from '../../../../domain/moves/move.ts'
import type { PlaceKind, PlaceServer } from '../../../../domain/moves/place.ts'
import { type Words, words } from '../../../../domain/words.ts'

/** What the pages of moves, places and orders for containers say. */
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
    '這項任務由 {mover} 執行。其開始執行的紀錄會保留。',
    '这项任务由 {mover} 执行。其开始执行的记录会保留。',
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

  places: words('Places', '位置', '位置'),
  placesWhy: words(
    'Docks, stores and stations inside a facility, between which things move.',
    '設施內的裝卸台、存放區及工位，物料在其間搬運。',
    '设施内的装卸台、存放区和工位，物料在其间搬运。',
  ),
  noPlaces: words('No places yet.', '尚未有位置。', '尚无位置。'),
  addPlace: words('Add a place', '加入位置', '添加位置'),
  changePlace: words('Change the place', '更改位置', '更改位置'),
  save: words('Save', '儲存', '保存'),
  code: words('Code', '編號', '编号'),
  codeHint: words('Never changes.', '之後不可更改。', '之后不可更改。'),
  facility: words('Facility', '設施', '设施'),
  allFacilities: words('All facilities', '所有設施', '所有设施'),
  show: words('Show', '顯示', '显示'),
  kind: words('What it is for', '用途', '用途'),
  name: words('Name', '名稱', '名称'),
  nameIn: words('Name in {language}', '{language}名稱', '{language}名称'),
  english: words('English', '英文', '英文'),
  traditional: words('Traditional Chinese', '繁體中文', '繁体中文'),
  simplified: words('Simplified Chinese', '簡體中文', '简体中文'),
  servedBy: words('Served by', '操作方式', '操作方式'),
  capacityGrams: words('Holds at most, mass', '最大承重', '最大承重'),
  capacityContainers: words('Holds at most, containers', '最多貨箱數', '最多货箱数'),
  noBound: words('No bound when left empty.', '留空即不設上限。', '留空即不设上限。'),
  inUse: words('In use', '使用中', '使用中'),
  isClosed: words('Closed', '已停用', '已停用'),
  state: words('State', '狀態', '状态'),
  standing: words('Standing there', '現存', '现存'),
  standingCount: words(
    '{count} {count|batch|batches} there',
    '現存 {count} 個批次',
    '现存 {count} 个批次',
  ),
  comingCount: words('{count} on the way', '{count} 個運送中', '{count} 个运送中'),
  mostCount: words('at most {count}', '上限 {count} 個', '上限 {count} 个'),
  mostMass: words('at most {mass}', '上限 {mass}', '上限 {mass}'),
  nothingThere: words('Nothing stands there.', '現時沒有存放物料。', '目前没有存放物料。'),
  since: words('since {time}', '自 {time} 起', '自 {time} 起'),

  orders: words('Orders for containers', '取箱單', '取箱单'),
  ordersWhy: words(
    'An order calls containers off the colour stores of a facility, what has stood longest first. What is not there yet comes when it is.',
    '取箱單由設施的分色倉取出貨箱，存放最久的先取。尚未到倉的貨箱到達後再取。',
    '取箱单从设施的分色仓取出货箱，存放最久的先取。尚未到仓的货箱到达后再取。',
  ),
  noOrders: words('No orders yet.', '尚未有取箱單。', '尚无取箱单。'),
  order: words('Order containers', '提出取箱單', '提出取箱单'),
  colour: words('Colour', '顏色', '颜色'),
  anyColour: words('Of any colour when left empty.', '留空即不限顏色。', '留空即不限颜色。'),
  material: words('Material', '物料', '物料'),
  anyMaterial: words('Of any material when left empty.', '留空即不限物料。', '留空即不限物料。'),
  containers: words('Containers', '貨箱數', '货箱数'),
  containerCount: words('{count} {count|container|containers}', '{count} 個貨箱', '{count} 个货箱'),
  arrived: words('{count} there', '{count} 個已送達', '{count} 个已送达'),
  underWay: words('{count} called off', '{count} 個已調出', '{count} 个已调出'),
  waiting: words('{count} not there yet', '{count} 個未到倉', '{count} 个未到仓'),
  cancelOrder: words('Call off no more', '停止取箱', '停止取箱'),
  orderCancelled: words('Cancelled', '已取消', '已取消'),
  orderDone: words('Complete', '已完成', '已完成'),
  orderOpen: words('Open', '未完成', '未完成'),
  movesOf: words('Moves of this order', '此單的搬運任務', '此单的搬运任务'),

  figures: words('Figures of moves', '搬運數據', '搬运数据'),
  readFrom: words('From', '由', '自'),
  readTo: words('To (not included)', '至（不包括當日）', '至（不含当日）'),
  periodWrong: words(
    'The last day is after the first, and at most {days} days after it',
    '結束日期須在開始日期之後，相隔最多 {days} 天',
    '结束日期须在开始日期之后，相隔最多 {days} 天',
  ),
  noFigures: words(
    'No move ended in these days.',
    '這些日子沒有完成的搬運任務。',
    '这些日子没有完成的搬运任务。',
  ),
  endedMoves: words('Moves that ended', '完成的搬運任務', '完成的搬运任务'),
  emptyShare: words('Without a load', '空車比例', '空车比例'),
  emptyOf: words(
    '{count} of {whole} runs',
    '{whole} 次中的 {count} 次',
    '{whole} 次中的 {count} 次',
  ),
  emptyMetres: words('Metres without a load', '空車里程比例', '空车里程比例'),
  metresOf: words('{part} of {whole} m', '{whole} 米中的 {part} 米', '{whole} 米中的 {part} 米'),
  withoutMetres: words(
    '{count} {count|move|moves} without a distance told',
    '{count} 項任務未報距離',
    '{count} 项任务未报距离',
  ),
  lead: words('From asked to ended, median', '由提出至完成（中位數）', '由提出至完成（中位数）'),
  high: words('95% within {time}', '95% 於 {time}內完成', '95% 在 {time}内完成'),
  perMove: words('Loads a move', '每項任務的貨物數', '每项任务的货物数'),
  massMoved: words(
    '{mass} in {count} {count|load|loads}',
    '{count} 件貨物共 {mass}',
    '{count} 件货物共 {mass}',
  ),
  takenOver: words('Taken over by people', '由人員接手', '由人员接手'),
  cancelledCount: words('{count} cancelled', '{count} 項已取消', '{count} 项已取消'),
  waits: words('Waiting to be taken away', '等候取走', '等候取走'),
  waitsWhy: words(
    'Loads that were asked for and not yet taken away, by place and hour of the day.',
    '已提出但尚未取走的貨物，按位置及每日時段列出。',
    '已提出但尚未取走的货物，按位置和每日时段列出。',
  ),
  place: words('Place and hour', '位置及時段', '位置和时段'),
  waitedLoads: words('Loads', '貨物', '货物'),
  waitedTime: words('Time of all together', '合計等候時間', '合计等候时间'),
  mostAtOnce: words('Most at once', '同時最多', '同时最多'),
  noWaits: words('Nothing waited.', '沒有等候的貨物。', '没有等候的货物。'),
  definitions: words('How these figures are made', '這些數字如何計算', '这些数字如何计算'),
  defineAll: words(
    'Moves count on the day on which they ended, by the clock of the facility. A run without a load is one that carried nothing from its start to its end; its share is also told by metres, of moves whose carrier told any. The median and the 95th percentile are times that a move really took, by nearest rank. A load waits from when its move was asked for until it starts or is cancelled.',
    '搬運任務按設施時鐘計入完成當日。空車行駛指全程沒有載貨；其比例亦按里程計算，只計有報距離的任務。中位數及第 95 百分位數為實際任務時間（最近秩法）。貨物由提出任務起等候，直至任務開始或取消。',
    '搬运任务按设施时钟计入完成当日。空车行驶指全程没有载货；其比例也按里程计算，只计有报距离的任务。中位数和第 95 百分位数为实际任务时间（最近秩法）。货物自提出任务起等候，直至任务开始或取消。',
  ),
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

/** What kinds of places are called. */
export const kindWords: Readonly<Record<PlaceKind, Words>> = {
  dock: words('Dock', '裝卸台', '装卸台'),
  store: words('Store', '存放區', '存放区'),
  colour_store: words('Colour store', '分色倉', '分色仓'),
  station: words('Station', '工位', '工位'),
  quarantine: words('Quarantine', '隔離區', '隔离区'),
}

/** Who serves a place. */
export const serverWords: Readonly<Record<PlaceServer, Words>> = {
  both: words('People and machines', '人員及機器', '人员和机器'),
  hands: words('People alone', '只限人員', '仅限人员'),
  machines: words('Machines alone', '只限機器', '仅限机器'),
}
