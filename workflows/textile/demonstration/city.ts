import { inChinese } from '../../../domain/local-names.ts'
import { words } from '../../../domain/words.ts'
import { type Demonstration, type DemonstrationScan, hongKong } from '../../example.ts'
import { type Bale, baleStory } from './bale-story.ts'
import { chapters } from './passing-on.ts'
import { type Fibre, fibreStory, yarnStory } from './yarn-story.ts'

const organisations = [
  {
    slug: 'tai-po-fibre',
    name: 'Tai Po Fibre (constructed)',
    names: inChinese('大埔纖維（示範）', '大埔纤维（演示）'),
    contact: 'desk@tai-po-fibre.example (constructed)',
    facilities: [
      {
        code: 'BANKS-EAST',
        name: 'Clothing banks east (constructed)',
        names: inChinese('東區衣物回收箱（示範）', '东区衣物回收箱（演示）'),
        ...hongKong,
      },
      {
        code: 'TAI-PO',
        name: 'Tai Po mill (constructed)',
        names: inChinese('大埔紡織廠（示範）', '大埔纺织厂（演示）'),
        ...hongKong,
      },
    ],
  },
  {
    slug: 'island-threads',
    name: 'Island Threads (constructed)',
    names: inChinese('島嶼紗線（示範）', '岛屿纱线（演示）'),
    contact: 'desk@island-threads.example (constructed)',
    facilities: [
      {
        code: 'BANKS-WEST',
        name: 'Clothing banks west (constructed)',
        names: inChinese('西區衣物回收箱（示範）', '西区衣物回收箱（演示）'),
        ...hongKong,
      },
      {
        code: 'TSUEN-WAN',
        name: 'Tsuen Wan mill (constructed)',
        names: inChinese('荃灣紡織廠（示範）', '荃湾纺织厂（演示）'),
        ...hongKong,
      },
    ],
  },
] as const

/** One bale in so many days in each mill. */
const daysBetweenBales = 3
const minutesInDay = 24 * 60

const examples = [
  {
    batch: 'DEMO-T32-YARN',
    place: 3,
    shows: words(
      'Yarn with fibre of used clothes, and how much of it is recycled',
      '含舊衣物纖維的紗線，以及其再生料含量',
      '含废旧衣物纤维的纱线，以及其再生料含量',
    ),
  },
  {
    batch: 'DEMO-T33-F3',
    place: 6,
    shows: words(
      'Sorted cotton that one mill handed to another',
      '由一間工廠移交至另一間的已分揀棉',
      '由一家工厂移交至另一家的已分拣棉',
    ),
  },
] as const

/** Used clothing of a small city: sorted, worn again where it can be, spun where it cannot. */
export const city: Demonstration = {
  organisations,
  people: [{ account: 'mill', role: 'administrator', organisation: 'tai-po-fibre' }],
  examples,
  scans: cityScans,
  chapters,
}

function* cityScans(random: () => number, days: number): Generator<DemonstrationScan> {
  let number = 0
  for (const { slug, facilities } of organisations) {
    const [bank, mill] = facilities
    let heel: Fibre | undefined
    for (let day = 0; day < days - 15; day += daysBetweenBales) {
      number += 1
      const afterMinutes = day * minutesInDay + Math.floor(random() * 480)
      const place = { organisation: slug, bank: bank.code, mill: mill.code }
      const bale: Bale = { number, ...place, afterMinutes, random }
      const grams = yield* baleStory(bale)
      const fibre = yield* fibreStory(bale, grams)
      heel = yield* yarnStory(bale, { fibre, heel })
    }
  }
}
