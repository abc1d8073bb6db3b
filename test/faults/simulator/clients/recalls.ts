import type { Recall } from '../model/beside-batches.ts'
import type { Batch } from '../model/model.ts'
import { handOvers } from './hand-overs.ts'
import { alone, asking, clientOf, type Operation, type Planning, supervises } from './planning.ts'
import { batteryWalk } from './walk-battery.ts'
import { textileWalk } from './walk-textile.ts'

/** An organisation opens no more within a day, and clocks may be set by one: so many in a whole run are always right. */
const mostOpened = 10

const open: Operation = {
  name: 'recall',
  weight: 2,
  plan: (planning) => {
    const { random, model } = planning
    const batch = planning.batch(({ state }) => state !== 'reversed')
    if (batch === undefined) return undefined
    const { organisation, code } = batch
    const opened = recallsOf(planning, organisation)
    // Others may work on the batch at the same moment; only its recalls are in one hand.
    if (opened.length >= mostOpened || !planning.hold(batch.pile)) return undefined
    if (!planning.hold(organisationToken(model, organisation))) return undefined
    const body = {
      id: random.uuid(),
      batch: random.percent(10) ? 'NO-SUCH-BATCH' : code,
      reason: 'A fault in the series',
      notice: 'fire',
      severity: random.pick(['serious', 'serious', 'high', 'medium', 'low']) ?? 'low',
    }
    const by = clientOf(planning, organisation, supervises)
    return alone(asking('recall', by, { kind: 'recall' }, body))
  },
}

/** Whatever is done with goods otherwise, with what a recall is open on: much of it leads out. */
const goOn: Operation = {
  name: 'go on with what is recalled',
  weight: 5,
  plan: (planning) => {
    const { random, model } = planning
    const open = [...model.recalls.values()].filter(({ ended }) => !ended)
    const affected = [...(random.pick(open)?.affected ?? [])]
    const batch = (fits: (batch: Batch) => boolean) =>
      random.pick(affected.filter((one) => !one.uncertain && fits(one)))
    const among: Planning = { ...planning, batch }
    const step = random.pick([...textileWalk, ...batteryWalk, ...handOvers].filter(worksOnBatches))
    const group = step?.plan(among)
    const requests = group?.requests.map((one) => ({
      ...one,
      operation: `recalled: ${one.operation}`,
    }))
    return group === undefined || requests === undefined ? undefined : { ...group, requests }
  },
}

function worksOnBatches({ name }: Operation): boolean {
  return !['collect', 'take in', 'step', 'quarantine'].includes(name)
}

const end: Operation = {
  name: 'end a recall',
  weight: 1,
  plan: (planning) => {
    const { random, model } = planning
    const recall = random.pick([...model.recalls.values()])
    if (recall === undefined || !planning.hold(recall)) return undefined
    // What is being made of them at this moment would be affected or not by a hair.
    const { batch, affected } = recall
    if (recall.ended === false && ![...affected].every((one) => planning.hold(one)))
      return undefined
    const isOthers = random.percent(15)
    const others = [...model.facilities.keys()].filter((slug) => slug !== batch.organisation)
    const organisation = isOthers ? (random.pick(others) ?? '') : batch.organisation
    const by = clientOf(planning, organisation, supervises)
    const body = { id: random.uuid(), note: `Over, says ${organisation}` }
    const place = { kind: 'recall_end', recall: recall.id } as const
    return alone(asking('end a recall', by, place, body))
  },
}

/** By holders, by several of one at the same moment, and now and then by whoever opened it or holds nothing of it. */
const object: Operation = {
  name: 'object to a recall',
  weight: 2,
  plan: (planning) => {
    const { random, model, hold } = planning
    const recall = random.pick([...model.recalls.values()])
    if (recall === undefined || !hold(recall)) return undefined
    if (![...recall.affected].every((one) => hold(one))) return undefined
    const organisation = random.pick([...model.facilities.keys()]) ?? ''
    const requests = Array.from({ length: random.percent(40) ? 3 : 1 }, () => {
      const by = clientOf(planning, organisation, supervises)
      const body = { id: random.uuid(), note: 'Never met them' }
      return asking('object to a recall', by, { kind: 'objection', recall: recall.id }, body)
    })
    const [request] = requests
    if (request === undefined || requests.length === 1) return request && alone(request)
    return { kind: 'race', requests, contested: [{ uncertain: false }] }
  },
}

function recallsOf({ model }: Planning, organisation: string): readonly Recall[] {
  return [...model.recalls.values()].filter(({ batch }) => batch.organisation === organisation)
}

/** One recall of an organisation at a time, so that their number is known. */
function organisationToken(model: Planning['model'], organisation: string): object {
  return model.facilities.get(organisation) ?? model
}

/** A fault that was found too late, and its end. */
export const recalls: readonly Operation[] = [open, goOn, object, end]
