import { inChinese } from '../../../domain/local-names.ts'
import { words } from '../../../domain/words.ts'
import { type Demonstration, type DemonstrationScan, hongKong } from '../../example.ts'
import { lotStory } from './lot-story.ts'
import { type Module, modulesOf, type Pack, packStory } from './pack-story.ts'
import { chapters } from './passing-on.ts'
import { productStory, unitsInProduct } from './product-story.ts'
import { storageModel } from './storage-model.ts'

const workshops = [
  {
    slug: 'harbour-batteries',
    name: 'Harbour Batteries (constructed)',
    names: inChinese('海港電池（示範）', '海港电池（演示）'),
    contact: 'desk@harbour.example (constructed)',
    facilities: [
      {
        code: 'KWAI-CHUNG',
        name: 'Kwai Chung workshop (constructed)',
        names: inChinese('葵涌工場（示範）', '葵涌工场（演示）'),
        ...hongKong,
      },
      {
        code: 'ECOPARK',
        name: 'EcoPark recycling hall (constructed)',
        names: inChinese('環保園回收廠房（示範）', '环保园回收厂房（演示）'),
        ...hongKong,
      },
    ],
  },
  {
    slug: 'second-charge',
    name: 'Second Charge (constructed)',
    names: inChinese('再充能源（示範）', '再充能源（演示）'),
    contact: 'desk@second-charge.example (constructed)',
    facilities: [
      {
        code: 'YUEN-LONG',
        name: 'Yuen Long workshop (constructed)',
        names: inChinese('元朗工場（示範）', '元朗工场（演示）'),
        ...hongKong,
      },
      {
        code: 'TUEN-MUN',
        name: 'Tuen Mun recycling hall (constructed)',
        names: inChinese('屯門回收廠房（示範）', '屯门回收厂房（演示）'),
        ...hongKong,
      },
    ],
  },
] as const

/** Buys modules of one workshop and sells them to another, opens none, and lets no record name it. */
const exchange = {
  slug: 'pearl-exchange',
  name: 'Pearl Parts Exchange (constructed)',
  names: inChinese('明珠零件交易行（示範）', '明珠零件交易行（演示）'),
  withholdsName: true,
  facilities: [
    {
      code: 'CHAI-WAN',
      name: 'Chai Wan store (constructed)',
      names: inChinese('柴灣貨倉（示範）', '柴湾货仓（演示）'),
      ...hongKong,
    },
  ],
} as const

/** Takes modules of the city abroad, on an export permit. */
const abroad = {
  slug: 'hanbit-cells',
  name: 'Hanbit Cells (constructed)',
  names: inChinese('韓光電芯（示範）', '韩光电芯（演示）'),
  contact: 'desk@hanbit.example (constructed)',
  facilities: [
    {
      code: 'BUSAN',
      name: 'Busan hall (constructed)',
      names: inChinese('釜山廠房（示範）', '釜山厂房（演示）'),
      timeZone: 'Asia/Seoul',
      jurisdiction: 'KR',
    },
  ],
} as const

/** One pack in so many days in each workshop; modules of so many packs go to recycling together. */
const daysBetweenPacks = 4
const packsInLot = 5
const minutesInDay = 24 * 60

const examples = [
  {
    batch: 'DEMO-S51',
    place: 1,
    shows: words(
      'A home battery of used modules that three companies had in hand',
      '以二手電池模組製成的家用儲能電池，曾經由三間公司處理',
      '用二手电池模组制成的家用储能电池，曾由三家公司经手',
    ),
  },
  {
    batch: 'DEMO-S53',
    place: 2,
    shows: words(
      'The same product from another pack, recalled: it may catch fire',
      '由另一個電池組製成的同款產品，已被召回：有起火風險',
      '由另一个电池包制成的同款产品，已被召回：有起火风险',
    ),
  },
  {
    batch: 'DEMO-M51-11',
    place: 4,
    shows: words(
      'A module that its buyer refused and sent back',
      '買方拒收並退回的電池模組',
      '买方拒收并退回的电池模组',
    ),
  },
  {
    batch: 'DEMO-L20',
    place: 5,
    shows: words(
      'A lot that was recycled, with what was recovered from it',
      '已回收的批次，以及從中回收的材料',
      '已回收的批次，以及从中回收的材料',
    ),
  },
] as const

/** Retired packs of a small city: taken apart, built into storage where healthy, recycled where not. */
export const city: Demonstration = {
  organisations: [...workshops, exchange, abroad],
  people: [
    { account: 'operator', role: 'operator', organisation: 'harbour-batteries' },
    { account: 'supervisor', role: 'supervisor', organisation: 'harbour-batteries' },
    { account: 'administrator', role: 'administrator', organisation: 'harbour-batteries' },
    // The other side of what the others send and take.
    { account: 'partner', role: 'supervisor', organisation: 'second-charge' },
  ],
  examples,
  models: [storageModel],
  scans: cityScans,
  chapters,
}

function* cityScans(random: () => number, days: number): Generator<DemonstrationScan> {
  let number = 0
  for (const { slug, facilities } of workshops) {
    const [workshop, hall] = facilities
    let waste: Module[] = []
    for (let day = 0; day < days - 20; day += daysBetweenPacks) {
      number += 1
      const afterMinutes = day * minutesInDay + Math.floor(random() * 480)
      const pack: Pack = {
        number,
        organisation: slug,
        facility: workshop.code,
        afterMinutes,
        random,
      }
      const parts = modulesOf(pack)
      yield* packStory(pack, parts)
      const healthy = parts.modules.filter((module) => module.healthy)
      const built = healthy.length >= unitsInProduct ? healthy.slice(0, unitsInProduct) : []
      if (built.length > 0) yield* productStory(pack, built)
      waste.push(...parts.modules.filter((module) => !module.healthy))
      if (number % packsInLot !== 0 || waste.length === 0) continue
      const place = { organisation: slug, from: workshop.code, facility: hall.code }
      yield* lotStory({
        ...place,
        number,
        afterMinutes: afterMinutes + 2 * minutesInDay,
        modules: waste,
      })
      waste = []
    }
  }
}
