import type { Facts } from '../../domain/field.ts'
import { reversedState } from '../../domain/replay-chain.ts'
import { isFinal } from '../../workflows/advance.ts'
import { provenFields } from '../../workflows/read-earlier-records.ts'
import { recallNotices, recallSeverities } from '../../workflows/recall.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { StoredRecord } from '../store/public-record/record.ts'
import { contentLines } from './content-lines.ts'
import { isConstructed } from './is-constructed.ts'
import { kindOf, materialOf, stageOf } from './named.ts'
import { recordPath } from './neighbour.ts'
import { factsFor, type PublicLink, standing } from './open-chain.ts'
import { outcomesOf } from './outcomes.ts'
import { publicFacts, publicFields } from './public-facts.ts'
import { publicStage } from './public-stage.ts'
import { ratesIn } from './rates.ts'
import type { RecordView } from './record-schema.ts'
import { recycledContent } from './recycled-content.ts'

/** What anyone may see of a batch. Reads nothing but what was sealed in the clear. */
export function recordView(
  stream: LoadedStream,
  {
    record,
    links,
    origins,
  }: {
    record: StoredRecord
    links: readonly PublicLink[]
    origins: RecordView['origins']
  },
): RecordView {
  const standingLinks = standing(links)
  const last = standingLinks.at(-1) ?? links.at(-1)
  if (last === undefined) throw new RangeError(`Cannot show batch "${record.id}": it has no event`)
  const fields = publicFields(stream)
  const recorded = standingLinks.map((link) => factsFor(link, record.id))
  const facts: Facts = Object.assign({}, ...recorded)
  const ended = endOf(stream, record, standingLinks)
  const mass = massOf(record, ended, standingLinks)
  const made = links[0]?.event.outputs.find(({ batch }) => batch === record.id)
  return {
    ...identityOf(stream, record),
    constructed: record.constructed || isConstructed(stream, links, record.id),
    recalls: record.recalls.map(({ severity, notice, openedTime, objected, removed }) => ({
      name: severity,
      label: recallSeverities[severity],
      openedTime,
      notice: { name: notice, label: recallNotices[notice] },
      objected,
      removed,
    })),
    standing: ended,
    latest: publicStage(stream, last),
    ...mass,
    content: contentLines(stream, made?.content ?? {}, made?.massGrams ?? null),
    facts: publicFacts(fields, recorded),
    recycled: recycledContent(facts),
    rates: fields.has('recyclingRates') ? ratesIn(facts.recyclingRates) : [],
    adopted: adoptedOf(stream, facts),
    stages: links.map((link) => publicStage(stream, link)),
    stagesLeftOut: record.headSeq - links.length,
    origins: ended === 'taken_back' ? null : origins,
    outcomes: outcomesOf(stream, standingLinks, record.id),
    chain: {
      events: record.headSeq,
      headDigest: Buffer.from(record.headDigest, 'base64').toString('base64url'),
    },
    checked: { signatures: false, log: false },
  }
}

type Identity = Pick<
  RecordView,
  'id' | 'path' | 'code' | 'organisation' | 'stream' | 'kind' | 'material'
>

function identityOf(
  stream: LoadedStream,
  { id, code, organisation, kind, material }: StoredRecord,
): Identity {
  return {
    id,
    path: recordPath(id),
    code,
    organisation,
    stream: { name: stream.name, label: stream.label },
    kind: kindOf(stream, kind),
    material: materialOf(stream, material),
  }
}

type Mass = Pick<RecordView, 'massGrams' | 'massBasis'>

function endOf(
  stream: LoadedStream,
  { id, state, massGrams }: StoredRecord,
  links: readonly PublicLink[],
): RecordView['standing'] {
  if (state === reversedState) return 'taken_back'
  const last = links.findLast(({ event }) => drawnFrom(event, id) > 0)
  if (massGrams === 0 && last?.event.mass === 'dispatched') return 'left'
  if (massGrams === 0 && last?.event.mass === 'transformed') return 'gone'
  return isFinal(stream, state) ? 'gone' : 'here'
}

function massOf(
  { id, massGrams }: StoredRecord,
  ended: RecordView['standing'],
  links: readonly PublicLink[],
): Mass {
  if (ended === 'here' || massGrams !== 0) return { massGrams, massBasis: 'now' }
  if (ended === 'left') return { massGrams: gramsSentOut(id, links), massBasis: 'when_left' }
  const made = links[0]?.event.outputs.find(({ batch }) => batch === id)
  const weighed = links.flatMap(
    ({ event }) => event.batches.find(({ batch }) => batch === id)?.gainedGrams ?? [],
  )
  return { massGrams: made?.massGrams ?? weighed[0] ?? null, massBasis: 'when_made' }
}

/** Grams that left over all times it was sent out, less what came back. */
function gramsSentOut(id: string, links: readonly PublicLink[]): number {
  return links.reduce((sum, { event }) => {
    if (event.mass === 'dispatched') return sum + drawnFrom(event, id)
    const own = event.batches.find(({ batch }) => batch === id)
    if (event.mass === 'dispatch_corrected') return sum - (own?.correctedGrams ?? 0)
    const back = own?.gainedGrams ?? 0
    return event.mass === 'returned' ? sum - back : sum
  }, 0)
}

function drawnFrom(event: PublicLink['event'], id: string): number {
  return event.batches.find(({ batch }) => batch === id)?.drawnGrams ?? 0
}

/** The records that a batch was taken over with, and which public facts of the proven stages they lacked. */
function adoptedOf(stream: LoadedStream, facts: Facts): RecordView['adopted'] {
  const { provenStage, recordsOrigin } = facts
  if (typeof provenStage !== 'string') return null
  const proves = stream.adoptable[provenStage]?.proves ?? []
  const shown = publicFields(stream)
  const missing = provenFields(stream, proves).filter(
    ({ name, optional }) => optional !== true && shown.has(name) && facts[name] === undefined,
  )
  return {
    proven: stageOf(stream, provenStage),
    origin: typeof recordsOrigin === 'string' ? recordsOrigin : null,
    missing: missing.map(({ name, label }) => ({ name, label })),
  }
}
