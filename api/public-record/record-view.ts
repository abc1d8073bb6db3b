import type { Facts, Field } from '../../domain/field.ts'
import { toldNames } from '../../domain/local-names.ts'
import {
  endReason,
  passportStates,
  revocationReasons,
  suspensionReasons,
} from '../../domain/passport/status-reasons.ts'
import type { Words } from '../../domain/words.ts'
import type { RecordView, Stage } from '../../web/pages/record/view.ts'
import { provenFields } from '../../workflows/read-adopted.ts'
import { recallNotices, recallSeverities } from '../../workflows/recall.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { stageWords } from '../../workflows/words-of.ts'
import type { Installation } from '../installation.ts'
import type { StoredRecord } from '../store/public-record/record.ts'
import { contentLines, ratesIn, recycledContent } from './contents.ts'
import { custodyOf, sealedClasses } from './custody.ts'
import { areHandsLeftOut, handsOf } from './hands.ts'
import { recordPath, whatItIs } from './neighbour.ts'
import { factsFor, isConstructed, lastingLinks, openChain, type PublicLink } from './open-chain.ts'
import { readOrigins } from './origins.ts'
import { outcomesOf } from './outcomes.ts'
import { publicFacts, publicFields, type Told, toldIn } from './public-facts.ts'
import { gramsSentOut, massOf, standingOf } from './standing.ts'

/**
 * Reads what anyone may see of a batch; undefined when its stream is no longer here. All of it but its open recalls and looks follows
 * from the batch's own chain: sources and their names are settled when it is made, and whatever is made of it, or reversed,
 * is a further event of its own.
 */
export async function readRecordView(
  { store, streams }: Installation,
  record: StoredRecord,
): Promise<RecordView | undefined> {
  const stream = streams.get(record.stream)
  if (stream === undefined) return undefined
  const links = openChain(record.chain)
  const [made] = links
  const origins =
    made === undefined ? null : await readOrigins(store.public, stream, { record, made })
  return recordView(stream, { record, links, origins })
}

interface Opened {
  readonly record: StoredRecord
  readonly links: readonly PublicLink[]
  readonly origins: RecordView['origins']
}

/** Reads nothing but what was sealed in the clear. */
function recordView(stream: LoadedStream, { record, links, origins }: Opened): RecordView {
  const lasting = lastingLinks(links)
  const last = lasting.at(-1) ?? links.at(-1)
  if (last === undefined) throw new RangeError(`Cannot show batch "${record.id}": it has no event`)
  const { id, code, organisation, timeZone } = record
  const fields = publicFields(stream)
  const recorded = lasting.map((link) => ({
    facts: factsFor(link, id),
    timeZone: link.timeZone,
  }))
  const facts: Facts = Object.assign({}, ...recorded.map((one) => one.facts))
  const told = toldIn(fields, facts)
  const standing = standingOf(stream, record, lasting)
  const made = links[0]?.event.outputs.find(({ batch }) => batch === id)
  return {
    id,
    path: recordPath(id),
    code,
    organisation,
    organisationNames: toldNames(record.organisationNames),
    contact: record.contact,
    timeZone,
    stream: { name: stream.name, label: stream.label },
    ...whatItIs(stream, record),
    constructed: record.constructed || isConstructed(stream, links, id),
    recalls: record.recalls.map(recallOf),
    passportEnd: passportEndOf(record),
    passportHeld: passportHeldOf(record),
    standing,
    custody: custodyOf(stream, { ...record, standing }, lasting),
    hands: handsOf(record),
    handsLeftOut: areHandsLeftOut(record),
    sealed: sealedClasses(stream, lasting),
    latest: stageOf(stream, last),
    ...massOf(record, standing, lasting),
    sentOutGrams: gramsSentOut(id, lasting),
    content: contentLines(stream, made?.content ?? {}, made?.massGrams ?? null),
    facts: named(stream, record, publicFacts(stream, recorded)),
    recycled: recycledContent(told),
    rates: ratesIn(told),
    adopted: adoptedOf(stream, { facts, fields, told }),
    stages: links.map((link) => stageOf(stream, link)),
    stagesLeftOut: record.headSeq - links.length,
    origins: standing === 'taken_back' ? null : origins,
    outcomes: outcomesOf(stream, lasting, id),
    looks: record.looks ?? { firstDay: null, atLeast: 0, odd: [] },
    chain: {
      events: record.headSeq,
      headDigest: Buffer.from(record.headDigest, 'base64').toString('base64url'),
    },
    proof: { evidence: `${recordPath(id)}/evidence.json`, pack: `${recordPath(id)}/evidence.zip` },
  }
}

/** What is called by no model keeps it as a fact: a module carries on that of its pack. */
function named(
  stream: LoadedStream,
  { kind }: StoredRecord,
  facts: RecordView['facts'],
): RecordView['facts'] {
  if (stream.kinds[kind]?.byModel === true) return facts
  return facts.map(({ onPass, ...fact }) => (onPass === 'figure' ? { ...fact, onPass } : fact))
}

function passportEndOf({ passportEnd }: StoredRecord): RecordView['passportEnd'] {
  if (passportEnd === null) return null
  const name = endReason(passportEnd.reason)
  return { name, label: revocationReasons[name], time: passportEnd.time }
}

function passportHeldOf({ passportHeld }: StoredRecord): RecordView['passportHeld'] {
  if (passportHeld === null) return null
  const { state, time } = passportHeld
  const reasons: Readonly<Record<string, Words>> =
    state === 'revoked' ? revocationReasons : suspensionReasons
  const name = passportHeld.reason ?? ''
  return { state, time, name, label: reasons[name] ?? passportStates[state] }
}

function recallOf(recall: StoredRecord['recalls'][number]): RecordView['recalls'][number] {
  const { severity, notice, openedTime, objected, removed } = recall
  return {
    name: severity,
    label: recallSeverities[severity],
    openedTime,
    notice: { name: notice, label: recallNotices[notice] },
    objected,
    removed,
  }
}

/** A stage as the public may see it. Warnings are sealed, since a warning tells the value it warns of. */
function stageOf(
  stream: LoadedStream,
  { seq, digest, facility, facilityNames, timeZone, event, takenBack, correctedTime }: PublicLink,
): Stage {
  const { stage: name, eventTime, recordTime } = event
  const label = stageWords(stream, name)
  return {
    seq,
    name,
    label,
    eventTime,
    recordTime,
    facility,
    facilityNames,
    timeZone,
    takenBack,
    correctedTime,
    digest,
  }
}

/** The records that a batch was taken over with, and which public facts of the proven stages they lacked. */
function adoptedOf(
  stream: LoadedStream,
  {
    facts,
    fields,
    told,
  }: { readonly facts: Facts; readonly fields: ReadonlyMap<string, Field>; readonly told: Told },
): RecordView['adopted'] {
  const proven = told('proven_stage')?.value
  const origin = told('records_origin')?.value
  if (typeof proven !== 'string') return null
  const proves = stream.adoptable[proven]?.proves ?? []
  const missing = provenFields(stream, proves).filter(
    ({ name, optional }) => optional !== true && fields.has(name) && facts[name] === undefined,
  )
  return {
    proven: { name: proven, label: stageWords(stream, proven) },
    origin: typeof origin === 'string' ? origin : null,
    missing: missing.map(({ name, label }) => ({ name, label })),
  }
}
