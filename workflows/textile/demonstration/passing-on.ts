import type {
  DemonstrationCertificate,
  DemonstrationChapter,
  DemonstrationHandOverStep,
  DemonstrationScan,
} from '../../example.ts'
import { constructed, factsOf } from './bale-story.ts'

const minutesInDay = 24 * 60
const taiPo = { organisation: 'tai-po-fibre', facility: 'TAI-PO' } as const
const island = { organisation: 'island-threads', facility: 'TSUEN-WAN' } as const
type Place = { readonly organisation: string; readonly facility: string }

/** Numbers of bales of which this is told, and of the bales whose cotton passes on. */
const bales = {
  damp: 71,
  collected: 72,
  slipped: 73,
  taiPo: [33, 34, 35],
  island: [69, 70],
} as const

/** Cotton that passes between the mills, and what waits in the first one: a damp bale in quarantine, another on its way in, and one whose mass lacks a digit. */
export function* chapters(days: number): Generator<DemonstrationChapter> {
  const ago = (number: number) => (days - number) * minutesInDay
  yield { tells: 'scans', scans: [...waitingStory(ago(1))] }
  const [first, second, third] = bales.taiPo.map(cottonOf)
  const [fourth, fifth] = bales.island.map(cottonOf)
  yield passed('accepted', [taiPo, island], first, [
    ...arrived(island, ago(10)),
    { step: 'decide', afterMinutes: ago(10) + 300 },
  ])
  yield passed('refused', [taiPo, island], second, [
    ...arrived(island, ago(3)),
    {
      step: 'decide',
      afterMinutes: ago(3) + 300,
      refused: {
        [second ?? '']: { reason: 'contaminated', note: 'Oil on two sacks (constructed)' },
      },
    },
  ])
  yield passed('offered', [taiPo, island], third, [])
  yield passed('arrived', [island, taiPo], fourth, arrived(taiPo, ago(1)))
  yield passed('on-the-way', [island, taiPo], fifth, arrived(taiPo, ago(1)).slice(0, 1))
  yield { tells: 'certificate', ...certified }
}

/** A part of the yarn of a bale, which is blended of its fibre and the heel of the bale before, and of new cotton. */
const certified: DemonstrationCertificate = {
  organisation: taiPo.organisation,
  made: `${constructed}-T33-BLEND`,
  recycled: [`${constructed}-T33-FIB`, `${constructed}-T32-FIB`],
  material: 'cotton and polyester',
  standard: 'GRS',
  version: '4.0',
  scope: { body: 'Certification Body (constructed)', number: 'CONSTRUCTED-SC-1' },
  number: 'CONSTRUCTED-TC-1',
  seller: 'Tai Po Fibre (constructed)',
  buyer: 'Harbour Knitwear (constructed)',
  product: 'Yarn, 70 % recycled (constructed)',
  netGrams: 100_000,
  shareBasisPoints: 7_000,
}

/** Sorted cotton of a bale, which nobody spins here. */
function cottonOf(number: number): string {
  return `${constructed}-T${number}-F3`
}

function* waitingStory(afterMinutes: number): Generator<DemonstrationScan> {
  const { organisation, facility: mill } = taiPo
  const grams = 800_000
  yield collected(bales.damp, grams)
  yield collected(bales.collected, grams)
  const batch = `${constructed}-T${bales.damp}`
  const scales = { receivedGrossGrams: grams + 7_500, receivedTareGrams: 7_500 }
  yield {
    organisation,
    facility: mill,
    afterMinutes: afterMinutes + 300,
    stage: 'received',
    batches: [{ batch, massGrams: grams }],
    facts: { ...factsOf('received'), ...scales },
  }
  const why = { rejectionCodes: ['WET'], quarantineReason: 'Damp on one side (constructed)' }
  yield {
    organisation,
    facility: mill,
    afterMinutes: afterMinutes + 320,
    stage: 'quarantined',
    batches: [{ batch }],
    facts: { ...factsOf('quarantined'), ...why },
  }
  // Somebody left out a digit: a question that the records raise by themselves.
  yield collected(bales.slipped, grams / 10)

  function collected(number: number, massGrams: number): DemonstrationScan {
    return {
      organisation,
      facility: 'BANKS-EAST',
      afterMinutes,
      stage: 'collected',
      outputs: [{ batch: `${constructed}-T${number}`, kind: 'bale', massGrams }],
      facts: { ...factsOf('collected'), grossMassGrams: massGrams + 8_000 },
    }
  }
}

function passed(
  name: string,
  [sender, receiver]: readonly [Place, Place],
  batch: string | undefined,
  steps: readonly DemonstrationHandOverStep[],
): DemonstrationChapter {
  return {
    tells: 'hand_over',
    name,
    sender: sender.organisation,
    from: sender.facility,
    receiver: receiver.organisation,
    papers: { deliveryNote: `constructed note, ${name}` },
    batches: batch === undefined ? [] : [batch],
    steps,
  }
}

function arrived({ facility }: Place, afterMinutes: number): readonly DemonstrationHandOverStep[] {
  const carrier = { name: 'Harbour Link Haulage (constructed)' }
  return [
    { step: 'dispatch', afterMinutes, carrier },
    { step: 'receive', afterMinutes: afterMinutes + 120, facility },
  ]
}
