import type { Facts } from '../../domain/field.ts'
import { contentOf, productGrams, step, type Workshop } from './battery-life.ts'
import { record } from './lots.ts'
import { papers, type Side } from './sides.ts'

/** Waste batteries of one weight, from their declaration to a lot that is to be worked. */
export interface Wasted {
  readonly batteries: readonly string[]
  readonly eachGrams: number
  /** Modules inside all of them together. */
  readonly modules: number
  /** What the papers say besides. */
  readonly carriage?: Facts
}

/** A product that was declared waste is received, worked and closed as one lot, by one organisation. */
export async function recycle(workshop: Workshop, battery: string, lot: string): Promise<void> {
  const wasted = { batteries: [battery], eachGrams: productGrams, modules: 8 }
  await formLot(workshop, wasted, lot)
  await workLot(workshop, lot, { massGrams: productGrams, modules: 8 })
  await closeLot(workshop, lot)
}

/** Receives waste batteries and forms a lot of them. */
export async function formLot(
  workshop: Workshop,
  { batteries, eachGrams, modules, carriage = {} }: Wasted,
  lot: string,
): Promise<void> {
  const batches = batteries.map((batch) => ({ batch }))
  const now = new Date().toISOString()
  const massGrams = batteries.length * eachGrams
  await step(workshop, 'consigned', {
    batches,
    facts: Object.assign({ collectedAt: now, packingInstruction: 'P903' }, carriage, {
      grossMassGrams: massGrams + 20_000,
    }),
  })
  await step(workshop, 'received', {
    batches: batteries.map((batch) => ({ batch, massGrams: eachGrams })),
    facts: { receptionTime: now },
  })
  await step(workshop, 'lot_formed', {
    batches,
    outputs: [
      {
        batch: lot,
        kind: 'recycling_lot',
        massGrams,
        content: contentOf(modules),
        facts: { contentBasis: 'derived' },
      },
    ],
  })
}

/** Works so much of a lot, into copper and what is lost, or into black mass besides where somebody else has to certify that. */
export async function workLot(
  { side, facility = 'A' }: Workshop,
  lot: string,
  {
    massGrams,
    modules,
    blackMass,
  }: { readonly massGrams: number; readonly modules: number; readonly blackMass?: string },
): Promise<void> {
  const copper = Math.floor(massGrams * 0.4)
  const black = blackMass === undefined ? 0 : Math.floor(massGrams * 0.3)
  const content = contentOf(modules)
  const outputs = [
    {
      batch: `${lot}-CU`,
      kind: 'fraction',
      massGrams: copper,
      content: {},
      facts: {
        fraction: 'output',
        fractionMaterial: 'copper',
        endOfWaste: true,
        substitutesPrimary: true,
        destination: 'smelter',
      },
    },
    ...(blackMass === undefined
      ? []
      : [
          {
            batch: blackMass,
            kind: 'fraction',
            massGrams: black,
            content,
            facts: {
              fraction: 'intermediate',
              fractionMaterial: 'black_mass',
              endOfWaste: false,
              substitutesPrimary: false,
              destination: 'constructed hydrometallurgy plant',
            },
          },
        ]),
  ]
  const lost = { reason: 'landfill', massGrams: massGrams - copper - black }
  await record(side, 'processed', {
    facility,
    batches: [{ batch: lot, massGrams }],
    outputs,
    losses: [blackMass === undefined ? { ...lost, content } : lost],
    facts: { processStep: 'shredding', lossRecord: 'landfill slip 9' },
  })
}

/** Closes a lot of which nothing is left. */
export async function closeLot({ side, facility = 'A' }: Workshop, lot: string): Promise<void> {
  await record(side, 'closed', {
    facility,
    batches: [{ batch: lot }],
    facts: { outputCertificates: ['c-1'] },
  })
}

/** Takes back the last event of a stage that happened to a batch. */
export async function undo(side: Side, batch: string, stage: string): Promise<number> {
  const { events } = await side.get(`/batches/${batch}/events`)
  const event = events.findLast((one: { stage: string }) => one.stage === stage)
  return side.status('/corrections', { event: event.id, reason: 'The wrong lot' })
}

/** Papers of waste that leaves its producer. */
export const wastePapers = Object.assign({ tripTicket: 'TT-0301' }, papers, {
  packingInstruction: 'P909',
})

/** Offers goods to another organisation and sends them; gives the id of the hand-over, which waits for the receiver. */
export async function sendOff(
  sender: Side,
  lines: readonly { readonly batch: string; readonly massGrams?: number }[],
  receiver = 'second',
): Promise<string> {
  const offer = { receiver, facility: 'A', papers: wastePapers, lines }
  const { id } = await sender.post('/hand-overs', offer, 201)
  await sender.post(
    `/hand-overs/${id}/steps`,
    { step: 'dispatch', carrier: { name: 'Carrier' } },
    201,
  )
  return id
}

/** Receives what was sent off and takes all of it over, or sends all of it back. */
export async function takeOver(
  receiver: Side,
  id: string,
  { facility = 'B', isRefused = false }: { facility?: string; isRefused?: boolean } = {},
): Promise<void> {
  const at = `/hand-overs/${id}/steps`
  const { lines } = await receiver.post(at, { step: 'receive', facility }, 201)
  const decided = lines.map(({ line, offeredGrams }) =>
    isRefused
      ? { line, acceptedGrams: 0, refusedGrams: offeredGrams, reason: 'damaged' }
      : { line, acceptedGrams: offeredGrams },
  )
  await receiver.post(at, { step: 'decide', lines: decided }, 201)
}
