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
    facilities: [
      { code: 'KWAI-CHUNG', name: 'Kwai Chung workshop (constructed)', ...hongKong },
      { code: 'ECOPARK', name: 'EcoPark recycling hall (constructed)', ...hongKong },
    ],
  },
  {
    slug: 'second-charge',
    name: 'Second Charge (constructed)',
    facilities: [
      { code: 'YUEN-LONG', name: 'Yuen Long workshop (constructed)', ...hongKong },
      { code: 'TUEN-MUN', name: 'Tuen Mun recycling hall (constructed)', ...hongKong },
    ],
  },
] as const

/** Buys modules of one workshop and sells them to another, and opens none. */
const exchange = {
  slug: 'pearl-exchange',
  name: 'Pearl Parts Exchange (constructed)',
  facilities: [{ code: 'CHAI-WAN', name: 'Chai Wan store (constructed)', ...hongKong }],
} as const

/** One pack in so many days in each workshop; modules of so many packs go to recycling together. */
const daysBetweenPacks = 4
const packsInLot = 5
const minutesInDay = 24 * 60

/** Retired packs of a small city: taken apart, built into storage where healthy, recycled where not. */
export const city: Demonstration = {
  organisations: [...workshops, exchange],
  people: [
    { account: 'operator', role: 'operator', organisation: 'harbour-batteries' },
    { account: 'supervisor', role: 'supervisor', organisation: 'harbour-batteries' },
    { account: 'administrator', role: 'administrator', organisation: 'harbour-batteries' },
    // The other side of what the others send and take.
    { account: 'partner', role: 'supervisor', organisation: 'second-charge' },
  ],
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
