import type { DemonstrationChapter, DemonstrationScan } from '../../example.ts'
import { constructed, type Module, modulesOf, type Pack, packStory } from './pack-story.ts'
import {
  type Ago,
  arrived,
  charge,
  exchange,
  harbour,
  minutesInDay,
  type Place,
  passed,
  refusal,
  sent,
  taken,
} from './passed.ts'
import { minutesToProduct, productStory, unitsInProduct } from './product-story.ts'
import { waitingStory } from './waiting.ts'
import { sentAbroad, weighedAgain } from './weighed-again.ts'

/** Numbers of the packs of which this is told; no other pack of the city bears one of them. */
const packs = { harbour: 51, charge: 52, recalled: 53 } as const

/**
 * Goods that pass between the workshops: modules that go over three organisations into a product, a hand-over in every state, and
 * a recall that reaches whoever holds what it names. `days` is how long the city has lived.
 */
export function* chapters(days: number): Generator<DemonstrationChapter> {
  const ago: Ago = (number) => (days - number) * minutesInDay
  const own = alikePack(packs.harbour, harbour, ago(20))
  const theirs = alikePack(packs.charge, charge, ago(19))
  const faulty = alikePack(packs.recalled, charge, ago(22))
  const waiting = waitingStory(harbour, ago(1))
  yield { tells: 'scans', scans: [...own.scans, ...theirs.scans, ...faulty.scans, ...waiting] }
  yield* overThreeHands(own, ago)
  yield* inEveryState(ago)
  yield* sentAbroad(theirs.modules, ago)
  yield* weighedAgain(theirs.modules, ago)
  yield* recalled(faulty, ago)
  yield* licences
}

/** One that holds for long, and one that ends soon. */
const licences: readonly DemonstrationChapter[] = [
  {
    tells: 'licence',
    ...harbour,
    kind: 'dangerous_goods_storage',
    number: 'CONSTRUCTED-DG-1',
    endsInDays: 400,
  },
  {
    tells: 'licence',
    ...harbour,
    kind: 'chemical_waste_collection',
    number: 'CONSTRUCTED-CWC-1',
    endsInDays: 21,
  },
]

/** One workshop sells eight modules to a dealer, who sells them to the other one, which builds them into a product that serves. */
function* overThreeHands({ pack, modules }: Alike, ago: Ago): Generator<DemonstrationChapter> {
  const eight = modules.slice(0, unitsInProduct)
  const codes = eight.map(({ code }) => code)
  yield passed('sold-on', [harbour, exchange], codes, taken(exchange, ago(17)))
  yield passed('bought', [exchange, charge], codes, taken(charge, ago(14)))
  const buyer = { ...pack, ...charge, afterMinutes: ago(13) - minutesToProduct }
  yield { tells: 'scans', scans: [...productStory(buyer, eight)] }
}

function* inEveryState(ago: Ago): Generator<DemonstrationChapter> {
  const mine = (at: number) => `${constructed}-M${packs.harbour}-${at}`
  const other = (at: number) => `${constructed}-M${packs.charge}-${at}`
  const toCharge = [harbour, charge] as const
  const toHarbour = [charge, harbour] as const
  yield passed('offered', toCharge, [mine(9)], [])
  const reason = 'Sold to somebody else (constructed)'
  const cancel = { step: 'cancel', afterMinutes: ago(4), reason } as const
  yield passed('cancelled', toHarbour, [other(8)], [cancel])
  yield passed('on-the-way', toHarbour, [1, 2, 3].map(other), sent(ago(1)))
  const store = { name: 'Pier depot (constructed)' }
  const stored = { step: 'store', afterMinutes: ago(2) + 300, store } as const
  yield passed('stored', toHarbour, [other(4)], [...sent(ago(2)), stored])
  yield passed('arrived', toHarbour, [5, 6].map(other), arrived(harbour, ago(1)))
  const dented = refusal(ago(3), other(7), 'damaged', 'Casing dented on the way (constructed)')
  yield passed('refused', toHarbour, [other(7)], [...arrived(harbour, ago(3)), dented])
  const wrong = refusal(ago(2), mine(11), 'not_as_described', 'Another connector (constructed)')
  yield passed('in-return', toCharge, [10, 11].map(mine), [...arrived(charge, ago(2)), wrong])
  const bare = refusal(ago(9), mine(12), 'papers_missing', 'Test record missing (constructed)')
  const back = { step: 'return', afterMinutes: ago(8) } as const
  yield passed('returned', toCharge, [mine(12)], [...arrived(charge, ago(9)), bare, back])
}

/** Of a pack two modules are with somebody else by now, and eight in a product, when it is called back. */
function* recalled({ pack, modules }: Alike, ago: Ago): Generator<DemonstrationChapter> {
  const bad = (at: number) => `${constructed}-M${packs.recalled}-${at}`
  yield passed('recalled-later', [charge, harbour], [9, 10].map(bad), taken(harbour, ago(12)))
  const maker = { ...pack, afterMinutes: ago(20) - minutesToProduct }
  yield { tells: 'scans', scans: [...productStory(maker, modules.slice(0, unitsInProduct))] }
  yield {
    tells: 'recall',
    organisation: charge.organisation,
    batch: `${constructed}-P${packs.recalled}`,
    reason: 'Cells of this series became hot while charging (constructed)',
    notice: 'fire',
    severity: 'serious',
  }
}

interface Alike {
  readonly pack: Pack
  readonly modules: readonly Module[]
  readonly scans: readonly DemonstrationScan[]
}

/** A pack of twelve healthy modules that are as good as alike, from the gate to their grades. */
function alikePack(number: number, place: Place, afterMinutes: number): Alike {
  // The same draw each time: nothing here may change what the rest of the city is drawn from.
  const pack = { number, ...place, afterMinutes, random: () => 0.5 }
  const parts = modulesOf(pack)
  return { pack, modules: parts.modules, scans: [...packStory(pack, parts)] }
}
