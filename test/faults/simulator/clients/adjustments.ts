import { makingOf } from '../model/judge-adjustment.ts'
import { type HandOver, nameOf } from '../model/model.ts'
import type { Body } from '../model/request.ts'
import { holdGoods } from './hand-overs.ts'
import { alone, asking, clientOf, type Operation, type Planning, supervises } from './planning.ts'

/** Takes all that a correction of a hand-over may change in hand: the goods of both sides, and credits that rest on them. */
export function holdBoth(
  planning: Planning,
  handOver: HandOver,
): readonly { uncertain: boolean }[] | undefined {
  if (!holdGoods(planning, handOver)) return undefined
  const { batches, creditOf } = planning.model
  const things = handOver.lines.flatMap(({ receiverCode, batch }) => {
    const making = makingOf(planning.model, batch)
    const credit = creditOf.get(nameOf(batch.organisation, making?.id ?? ''))
    const theirs = batches.get(nameOf(handOver.receiver, receiverCode ?? ''))
    return [credit, theirs].filter((thing) => thing !== undefined)
  })
  const isFree = [...new Set(things)].every((one) => !one.uncertain && planning.hold(one))
  return isFree ? [...handOver.lines.map(({ batch }) => batch), ...things] : undefined
}

const propose: Operation = {
  name: 'propose a correction',
  weight: 2,
  plan: (planning) => {
    const { random } = planning
    const signed = ['accepted', 'part_accepted', 'returned']
    const handOver = planning.handOver(
      ({ state, adjustments }) =>
        signed.includes(state) && !adjustments.some((one) => one.state === 'proposed'),
    )
    if (handOver === undefined || holdBoth(planning, handOver) === undefined) return undefined
    const at = handOver.lines.findIndex(({ receiverCode }) => receiverCode !== null)
    const line = handOver.lines[at]
    if (line === undefined) return undefined
    const sent = line.sentGrams ?? 0
    const least = (line.refusedGrams ?? 0) + 1
    if (sent <= least) return undefined
    // Mostly a little less; now and then anything, of which much is more than two sides may agree on.
    const near = Math.max(least, sent - random.between(1, Math.max(1, Math.floor(sent / 150))))
    const sentGrams = random.percent(25) ? random.between(0, 2 * sent) : near
    const reason = random.percent(50) ? 'mass_wrong' : 'quantity_wrong'
    const body: Body = {
      id: random.uuid(),
      step: 'correct_propose',
      note: 'Read the print-out again',
      answerWithinDays: 14,
      lines: [{ line: at + 1, reason, sentGrams }],
    }
    const by = clientOf(
      planning,
      random.percent(50) ? handOver.sender : handOver.receiver,
      supervises,
    )
    return alone(asking('propose', by, { kind: 'adjustment', handOver: handOver.id }, body))
  },
}

const answer: Operation = {
  name: 'answer a correction',
  weight: 3,
  plan: (planning) => {
    const { random } = planning
    const isOpen = ({ state }: { state: string }) => state === 'proposed'
    const handOver = planning.handOver(({ adjustments }) => adjustments.some(isOpen))
    const open = handOver?.adjustments.find(isOpen)
    if (handOver === undefined || open === undefined) return undefined
    if (holdBoth(planning, handOver) === undefined) return undefined
    const theirs = open.by === 'sender' ? handOver.receiver : handOver.sender
    const ours = open.by === 'sender' ? handOver.sender : handOver.receiver
    const [organisation, chosen] = random.percent(70)
      ? [theirs, { step: 'correct_consent' }]
      : random.percent(50)
        ? [theirs, { step: 'correct_decline', note: 'Ours says otherwise' }]
        : [ours, { step: 'correct_withdraw' }]
    const body: Body = { id: random.uuid(), correction: open.id, ...chosen }
    const by = clientOf(planning, organisation, supervises)
    return alone(asking(chosen.step, by, { kind: 'adjustment', handOver: handOver.id }, body))
  },
}

/** What both sides put right together. */
export const adjustments: readonly Operation[] = [propose, answer]
