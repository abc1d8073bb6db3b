import { repetition } from './asked.ts'
import { type Batch, type HandOver, type Model, nameOf } from './model.ts'
import { isPacked } from './packing.ts'
import type { Request } from './request.ts'
import { ended, isUnit } from './stages.ts'
import { recalledOf } from './under-recall.ts'
import { no, orNo, type Verdict, yes } from './verdict.ts'

interface Offer {
  readonly id: string
  readonly receiver: string
  readonly facility: string
  readonly papers: Readonly<Record<string, unknown>>
  readonly lines: readonly { readonly batch: string; readonly massGrams?: number }[]
}

/** Goods are offered as they stand; nothing moves yet. */
export function judgeOffer(model: Model, request: Request): Verdict {
  const { organisation } = request.by
  const offer = request.body as unknown as Offer
  const again = repetition(model, request, { id: offer.id, organisation })
  if (again !== undefined) return shownAs(again, model, offer.id)
  // The signature is looked at before what it signs.
  if (!isStepSigned(request)) return no('not_allowed')
  const batches = offer.lines.map(({ batch }) => model.batches.get(nameOf(organisation, batch)))
  const [first] = batches
  const isRight =
    offer.receiver !== organisation &&
    model.facilities.has(offer.receiver) &&
    model.facilities.get(organisation)?.includes(offer.facility) === true &&
    batches.every((batch, at) => isOffered(batch, { offer, at, stream: first?.stream })) &&
    hasPapers(offer, first?.stream) &&
    isPacked(
      batches.filter((batch) => batch !== undefined),
      offer.papers.packingInstruction,
    )
  if (!isRight) return no('invalid')
  const lines = batches.flatMap((batch, at) => {
    if (batch === undefined) return []
    const offeredGrams = offer.lines[at]?.massGrams ?? batch.grams
    const undecided = { sentGrams: null, acceptedGrams: null, refusedGrams: null }
    return [
      {
        batch,
        offeredGrams,
        leftState: batch.state,
        content: {},
        ...undecided,
        receiverCode: null,
      },
    ]
  })
  const { id, receiver, facility } = offer
  const recalled = recalledOf(
    model,
    lines.map(({ batch }) => batch),
    receiver,
  )
  if (recalled === 'stopped') return no('invalid')
  const shown = lines.map(({ batch, offeredGrams }) => ({ code: batch.code, offeredGrams }))
  const verdict = yes({ id, state: 'offered', from: facility, to: null, lines: shown }, () => {
    const handOver: HandOver = {
      id,
      sender: organisation,
      receiver,
      from: facility,
      to: null,
      lines,
      stream: first?.stream ?? '',
      custodian: null,
      state: 'offered',
      steps: [undefined],
      parties: new Set([organisation, receiver]),
      packing: offer.papers.packingInstruction,
      permit: typeof offer.papers.exportPermit === 'string' ? offer.papers.exportPermit : null,
      adjustments: [],
      uncertain: recalled === 'unsure',
    }
    model.handOvers.set(id, handOver)
    model.born.handOvers.push(handOver)
  })
  return recalled === 'unsure' ? orNo(verdict, 'invalid', []) : verdict
}

function isOffered(
  batch: Batch | undefined,
  { offer, at, stream }: { offer: Offer; at: number; stream: string | undefined },
): boolean {
  if (batch === undefined || batch.stream !== stream) return false
  if (batch.grams === 0 || ended.includes(batch.state)) return false
  const grams = offer.lines[at]?.massGrams ?? batch.grams
  return isUnit(batch.kind) ? grams === batch.grams : grams <= batch.grams
}

function hasPapers({ papers }: Offer, stream: string | undefined): boolean {
  return stream !== 'battery' || papers.unNumber !== undefined
}

/** A station with a signing key signs its steps; whoever has none sends no signature. */
export function isStepSigned({ by, signature }: Request): boolean {
  return by.signs ? signature === 'as_told' : signature !== 'wrong'
}

/** A repetition shows the hand-over, and under its id. */
export function shownAs(verdict: Verdict, model: Model, id: string): Verdict {
  const handOver = model.handOvers.get(id)
  if (verdict.expected.outcome !== 'duplicate' || handOver === undefined) return verdict
  return { expected: { outcome: 'duplicate', shows: { id } }, commit: () => {} }
}
