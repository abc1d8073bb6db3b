import type { BatchState } from '../../domain/event.ts'
import type { Facts } from '../../domain/field.ts'
import { replayChain } from '../../domain/replay-chain.ts'
import type { CustodyTerms } from '../../workflows/custody-terms.ts'
import { keptDanger } from '../../workflows/kept-danger.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { Installation } from '../installation.ts'
import { openLinks } from '../recording/history.ts'
import { addCargo, updateLine } from '../store/custody/hand-over-lines.ts'
import { holdRecalls } from '../store/custody/open-recalls.ts'
import { jurisdictionOf } from '../store/organisations/organisations.ts'
import { readChainsOf } from '../store/recording/history.ts'
import { assertMayLeave } from './danger.ts'
import { drawFromPermit } from './draw-permit.ts'
import { assertNotRecalled } from './judge-recalled.ts'
import { recordGoods } from './record-goods.ts'
import type { Applied, Stepping } from './stepping.ts'

/**
 * Lets the goods leave the sender's books and keeps, line by line, what the receiver goes on from. Where each batch stood
 * before is read off its own history.
 */
export async function dispatchGoods(
  installation: Installation,
  stepping: Stepping,
): Promise<Applied> {
  const { handOver, lines, held, now } = stepping
  const { tx } = held
  const { handOverKey, id } = handOver
  const stream = installation.streams.get(lines[0]?.stream ?? '')
  if (stream === undefined) throw new RangeError(`Cannot dispatch "${id}": its stream is gone`)
  await holdRecalls(tx)
  await drawFromPermit(stepping, stream.custody)
  const scan = {
    stream: stream.name,
    stage: 'handed_over',
    facility: handOver.from,
    batches: lines.map(({ code, offered_grams }) => ({ batch: code, massGrams: offered_grams })),
    facts: { handOver: id },
  }
  const lineOf = lines.map((_, index) => index)
  const receipt = await recordGoods(installation, scan, { ...stepping, makes: 'dispatch', lineOf })
  const batchIds = lines.map(({ batch_id }) => batch_id)
  const chains = Map.groupBy(openLinks(await readChainsOf(tx, batchIds)), ({ batch }) => batch)
  const goods: BatchState[] = []
  const cargo = lines.map((line) => {
    const links = chains.get(line.batch_id) ?? []
    const at = links.findIndex(({ event }) => event.id === receipt.id)
    const before = replayChain(line.batch_id, links.slice(0, at), stream.carried).state
    goods.push(before)
    const drawn = links[at]?.event.batches.find(({ batch }) => batch === line.batch_id)
    return {
      hand_over_key: handOverKey,
      line: line.line,
      sender_key: handOver.senderKey,
      receiver_key: handOver.receiverKey,
      digest: Buffer.from(receipt.digest, 'base64url'),
      standing: before.state,
      context: JSON.stringify(passedOn(stream, before.context)),
      content: JSON.stringify(drawn?.drawnContent ?? {}),
    }
  })
  const jurisdiction = await jurisdictionOf(tx, handOver.senderKey)
  const destination = await jurisdictionOf(installation.store.system, handOver.receiverKey)
  // Triage or quarantine may have come between the offer and now; papers were parsed when they were offered.
  const papers = handOver.papers as Facts
  assertMayLeave(stream, { goods, papers, jurisdiction, destination })
  await assertNotRecalled(installation.store, tx, {
    stream,
    goods: goods.map((one, index) => ({ ...one, batchKey: lines[index]?.batch_key ?? 0 })),
    receiverKey: handOver.receiverKey,
    pointerOf: (index) => `/lines/${index}/batch`,
  })
  await addCargo(tx, cargo)
  for (const [index, { line, offered_grams }] of lines.entries()) {
    const before = goods[index]
    const danger = before === undefined ? null : keptDanger(stream, before)
    await updateLine(tx, { handOverKey, line }, { sent_grams: offered_grams, danger })
  }
  const change = { dispatched_time: now, due_time: dueTime(stream.custody, now) }
  return { change, events: [receipt.id] }
}

/** Carried facts without those that are the holder's alone or name a person. */
function passedOn(stream: LoadedStream, context: Facts): Facts {
  const kept = new Set(
    Object.values(stream.allStages)
      .flatMap(({ fields, outputFields = [], decided = [] }) => [
        ...fields,
        ...outputFields,
        ...decided,
      ])
      .filter(({ audience, personal }) => audience === 'holder' || personal === true)
      .map(({ name }) => name),
  )
  return Object.fromEntries(Object.entries(context).filter(([name]) => !kept.has(name)))
}

function dueTime({ deliveryHours }: CustodyTerms, now: Date): Date | null {
  return deliveryHours === undefined
    ? null
    : new Date(now.getTime() + deliveryHours.value * 60 * 60 * 1000)
}
