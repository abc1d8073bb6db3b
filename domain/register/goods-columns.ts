import { nameIn } from '../local-names.ts'
import { words } from '../words.ts'
import type { Columns } from './column.ts'
import { inBooks, order } from './column-sources.ts'
import { lineMovements } from './registers.ts'

/** When, where, what and how much. */
export const goodsColumns = {
  day: {
    label: words('Date', '日期', '日期'),
    source: order.dates,
    as: 'day',
    read: ({ day }) => day,
  },
  movement: {
    label: words('Movement', '移動', '移动'),
    source: inBooks,
    read: ({ movement }, language) => lineMovements[movement][language],
  },
  organisation: {
    label: words('Organisation', '機構', '机构'),
    source: order.place,
    read: ({ organisation }, language) => nameIn(organisation, language),
  },
  facility: {
    label: words('Facility', '設施', '设施'),
    source: order.place,
    read: ({ facility }) => facility,
  },
  batch: {
    label: words('Batch', '批次', '批次'),
    source: inBooks,
    read: ({ batch }) => batch,
  },
  stream: {
    label: words('Stream', '流程', '流程'),
    source: order.name,
    as: 'name',
    read: ({ stream }) => stream,
  },
  kind: {
    label: words('Kind', '種類', '种类'),
    source: order.name,
    as: 'name',
    read: ({ kind }) => kind,
  },
  material: {
    label: words('Material or chemistry', '物料或化學體系', '物料或化学体系'),
    source: order.name,
    as: 'name',
    read: ({ material }) => material,
  },
  stage: {
    label: words('Stage', '階段', '阶段'),
    source: order.treatment,
    as: 'name',
    read: ({ stage }) => stage,
  },
  code: {
    label: words('Waste code', '廢物代碼', '废物代码'),
    source: order.code,
    as: 'name',
    read: ({ code }) => code,
  },
  danger: {
    label: words('Danger', '危險', '危险'),
    source: order.danger,
    as: 'name',
    read: ({ danger }) => danger,
  },
  grams: {
    label: words('Mass', '重量', '重量'),
    unit: 'g',
    source: order.quantity,
    read: ({ grams }) => grams,
  },
  offered_grams: {
    label: words('Offered', '提出移交重量', '提出移交重量'),
    unit: 'g',
    source: order.quantity,
    read: ({ offeredGrams }) => offeredGrams,
  },
  accepted_grams: {
    label: words('Accepted', '驗收重量', '验收重量'),
    unit: 'g',
    source: order.accepted,
    read: ({ acceptedGrams }) => acceptedGrams,
  },
  refused_grams: {
    label: words('Refused', '拒收重量', '拒收重量'),
    unit: 'g',
    source: order.accepted,
    read: ({ refusedGrams }) => refusedGrams,
  },
  difference_grams: {
    label: words('Difference', '差額', '差额'),
    unit: 'g',
    source: inBooks,
    read: ({ differenceGrams }) => differenceGrams,
  },
} as const satisfies Columns
