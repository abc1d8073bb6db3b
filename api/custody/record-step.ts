import type { TopicName } from '../../domain/topic.ts'
import type { HandOverState } from '../../workflows/hand-over.ts'
import type { StepDecision } from '../../workflows/hand-over-step.ts'
import { dangerPhrase } from '../../workflows/kept-danger.ts'
import type { Installation } from '../installation.ts'
import type { HandOverChange, StoredHandOver } from '../store/custody/hand-overs.ts'
import type { OutboxEntry } from '../store/notifications/outbox.ts'
import { acceptGoods } from './accept-goods.ts'
import { dispatchGoods } from './dispatch-goods.ts'
import type { Moved, Stepping } from './read-step.ts'
import { returnGoods } from './return-goods.ts'
import type { Recorded } from './take-signed-step.ts'

/** Books what a step makes of the goods, and gives what it changes on the papers and whom it is told to. */
export async function recordStep(
  installation: Installation,
  stepping: Stepping,
  decision: StepDecision,
): Promise<Recorded> {
  const { events, changes } = await move(installation, stepping, decision)
  const told = toldOf(installation, stepping, { state: decision.state, changes })
  return { events, changes: { ...changes, state: decision.state, told } }
}

async function move(
  installation: Installation,
  stepping: Stepping,
  decision: StepDecision,
): Promise<Moved> {
  const { request, facilityKey, now } = stepping
  const changed = (handOver: HandOverChange): Moved => ({ events: [], changes: { handOver } })
  switch (request.step) {
    case 'dispatch': {
      const custody = custodyOf(stepping)
      if (!decision.leaves) return changed(custody)
      const { events, changes } = await dispatchGoods(installation, { ...stepping, request })
      return { events, changes: { ...changes, handOver: { ...custody, ...changes.handOver } } }
    }
    case 'transfer':
    case 'store':
      return changed(custodyOf(stepping))
    case 'decline':
      return changed({ custodian_key: null })
    case 'receive':
      return changed({
        receiver_facility_key: facilityKey ?? null,
        received_time: now,
        custodian_key: null,
      })
    case 'decide':
      return acceptGoods(installation, { ...stepping, request }, decision.decided)
    case 'return':
      return returnGoods(installation, { ...stepping, request }, decision.returned)
    case 'cancel':
      return changed({ closed_time: now })
    default:
      return request satisfies never
  }
}

/** Who holds the goods now; one that works with this Loomcell becomes a party and keeps its copy. */
function custodyOf({ custodian, handOver }: Stepping): HandOverChange {
  if (custodian === undefined) return { custodian_key: null }
  const { organisationKey } = custodian
  const parties = [...new Set([...handOver.parties, organisationKey])]
  return { custodian_key: organisationKey, parties }
}

function toldOf(
  { streams }: Installation,
  { handOver, organisation, request, lines }: Stepping,
  { state, changes }: { state: HandOverState; changes: Moved['changes'] },
): readonly OutboxEntry[] {
  const { id: subject } = handOver
  const dangers = new Map(changes.lines?.map(({ line, change }) => [line, change.danger]))
  // As the goods stood when they left, which is not always as they were offered.
  const sent = lines.map(({ line, stream, danger }) => {
    const left = dangers.get(line)
    return { stream, danger: left === undefined ? danger : left }
  })
  const danger = dangerPhrase(streams, sent)
  const { step } = request
  const payload = {
    handOver: subject,
    step,
    state,
    by: organisation.slug,
    ...(danger === undefined ? {} : { danger }),
  }
  return concerned(handOver, changes.handOver?.custodian_key)
    .filter((key) => key !== organisation.organisationKey)
    .map((organisationKey) => ({ organisationKey, topic: topicOf(state), subject, payload }))
}

/** The two sides, whoever held the goods until this step, and whoever holds them from now on. */
function concerned(
  { senderKey, receiverKey, custodianKey }: StoredHandOver,
  next: number | null | undefined,
): readonly number[] {
  const keys = [senderKey, receiverKey, custodianKey, next]
  return [...new Set(keys)].filter((key) => key !== null && key !== undefined)
}

function topicOf(state: HandOverState): TopicName {
  return state === 'in_transport' ? 'hand_over.dispatched' : `hand_over.${state}`
}
