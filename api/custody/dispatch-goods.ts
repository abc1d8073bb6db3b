import type { Facts } from '../../domain/field.ts'
import type { Accepted } from '../../domain/receipt.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { replayChain } from '../../domain/replay-chain.ts'
import {
  decideLeaving,
  type Leaving,
  type LeavingLine,
  permitOverdrawn,
} from '../../workflows/hand-over-leaving.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { Installation } from '../installation.ts'
import { openLinks } from '../recording/history.ts'
import { holdRecalls } from '../store/custody/open-recalls.ts'
import { isOverdrawn } from '../store/evidence/drawn-credits.ts'
import { drawPermit } from '../store/organisations/export-permits.ts'
import { readPlaces } from '../store/organisations/facilities.ts'
import { usualPlace } from '../store/organisations/place.ts'
import { readChainsOf } from '../store/recording/history.ts'
import { assertNotRecalled } from './judge-recalled.ts'
import type { Moved, Stepping } from './read-step.ts'
import { recordGoods } from './record-goods.ts'

/**
 * Lets the goods leave the sender's books and keeps, line by line, what the receiver goes on from. Where each batch stood
 * before is read off its own history once it is held, and the papers are held against that.
 */
export async function dispatchGoods(
  installation: Installation,
  stepping: Stepping,
): Promise<Moved> {
  const { handOver, lines, stream, now } = stepping
  const { senderKey, receiverKey, id } = handOver
  if (stream === undefined) throw new RangeError(`Cannot dispatch "${id}": its stream is gone`)
  await holdRecalls(stepping.held.tx)
  await drawFromPermit(stepping)
  const scan = {
    stream: stream.name,
    facility: handOver.from,
    batches: lines.map(({ code, offered_grams }) => ({ batch: code, massGrams: offered_grams })),
    facts: { handOver: id },
  }
  const lineOf = lines.map((_, index) => index)
  const receipt = await recordGoods(installation, scan, { ...stepping, makes: 'dispatch', lineOf })
  const leaving = await leavingLines(stepping, stream, receipt.id)
  const places = await readPlaces(stepping.held.tx, senderKey)
  const placeOf = (code: string) => places.get(code)?.place
  const from = placeOf(handOver.from) ?? (await usualPlace(stepping.held.tx, senderKey))
  const to = await usualPlace(installation.store.system, receiverKey)
  const left = decideLeaving(stream, leaving, {
    // They were parsed when they were offered.
    papers: handOver.papers as Facts,
    jurisdiction: from.jurisdiction,
    destination: to.jurisdiction,
    placeOf,
    now,
  })
  if (isRefusal(left)) throw new RefusedError(left)
  await assertNotRecalled(installation.store, stepping.held.tx, {
    stream,
    goods: leaving.map(({ before }, at) => ({ ...before, batchKey: lines[at]?.batch_key ?? 0 })),
    receiverKey,
    papers: handOver.papers,
    pointerOf: (index) => `/lines/${index}/batch`,
  })
  return { events: [receipt.id], changes: changesOf(stepping, left, receipt) }
}

/** What the papers keep of goods that left, and what the receiver goes on from. */
function changesOf(
  { handOver: { handOverKey, senderKey, receiverKey }, now }: Stepping,
  { cargo, dueTime }: Leaving,
  receipt: Accepted,
): Moved['changes'] {
  const keys = { hand_over_key: handOverKey, sender_key: senderKey, receiver_key: receiverKey }
  const digest = Buffer.from(receipt.digest, 'base64url')
  return {
    handOver: { dispatched_time: now, due_time: dueTime },
    cargo: cargo.map(({ line, leftState, context, content }) => ({
      ...keys,
      line,
      digest,
      standing: leftState,
      context: JSON.stringify(context),
      content: JSON.stringify(content),
    })),
    lines: cargo.map(({ line, leftGrams, danger }) => ({
      line,
      change: { sent_grams: leftGrams, danger },
    })),
  }
}

/** Each batch as it stood before the event by which it left, and what is inside what left of it. */
async function leavingLines(
  { lines, held }: Stepping,
  { carried }: LoadedStream,
  eventId: string,
): Promise<readonly LeavingLine[]> {
  const batchIds = lines.map(({ batch_id }) => batch_id)
  const chains = Map.groupBy(openLinks(await readChainsOf(held.tx, batchIds)), ({ batch }) => batch)
  return lines.map(({ line, batch_id: id, offered_grams: grams }) => {
    const links = chains.get(id) ?? []
    const at = links.findIndex(({ event }) => event.id === eventId)
    const before = replayChain(id, links.slice(0, at), carried).state
    const drawn = links[at]?.event.batches.find(({ batch }) => batch === id)
    return { line, grams, before, content: drawn?.drawnContent ?? {} }
  })
}

/** Draws what leaves from the permit that the papers name; of two that draw the last of it, the database lets one. */
async function drawFromPermit({ handOver, organisation, held, permit, known }: Stepping) {
  if (permit === undefined || known.permit === undefined) return
  const { number, grams } = known.permit
  const draw = {
    export_permit_key: permit.exportPermitKey,
    organisation_key: organisation.organisationKey,
    hand_over_key: handOver.handOverKey,
    grams,
  }
  try {
    await drawPermit(held.tx, draw)
  } catch (error) {
    if (!isOverdrawn(error)) throw error
    const faults = [permitOverdrawn(permit, { number, grams })]
    throw new RefusedError({ code: 'permit_not_enough', faults })
  }
}
