import type { PlaceKind, PlaceServer } from '../../../../domain/moves/place.ts'
import { type Words, words } from '../../../../domain/words.ts'

/** What the pages of places say. */
export const placePhrases = {
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
  comingCount: words('{count} on the way', '{count} 個搬運中', '{count} 个搬运中'),
  mostCount: words('at most {count}', '上限 {count} 個', '上限 {count} 个'),
  mostMass: words('at most {mass}', '上限 {mass}', '上限 {mass}'),
  nothingThere: words('Nothing stands there.', '現時沒有存放物料。', '目前没有存放物料。'),
  since: words('since {time}', '自 {time} 起', '自 {time} 起'),
} as const

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
