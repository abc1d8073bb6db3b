import { Hono } from 'hono'
import type { FactReader } from '../../domain/audience.ts'
import type { Field } from '../../domain/field.ts'
import { usualTimeZone } from '../../domain/local-day.ts'
import { handedOverState, reversedState } from '../../domain/replay-chain.ts'
import { mayRole } from '../../domain/role.ts'
import { type ShownNames, shownIn } from '../../domain/shown-names.ts'
import { type Warning, warningText } from '../../domain/warning.ts'
import { languages, type Words } from '../../domain/words.ts'
import { nameAndCode } from '../../web/pages/record/format.ts'
import {
  type BatchPageView,
  batchBody,
  recordedTold,
} from '../../web/pages/workplace/batch/batch-page.ts'
import type { ShownEvent, ShownFact } from '../../web/pages/workplace/batch/events-section.ts'
import { stageBy } from '../../workflows/common-stages.ts'
import { namesOf } from '../../workflows/shown-names.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { stageWords } from '../../workflows/words-of.ts'
import type { Env } from '../http/env.ts'
import { factReaderOf, openEventFor } from '../http/shown-to.ts'
import type { Installation } from '../installation.ts'
import { batchNamed } from '../inventory/batches.ts'
import { recordPath } from '../public-record/neighbour.ts'
import type { Database } from '../store/database.ts'
import { listBatchEvents } from '../store/inventory/batch-events.ts'
import { batchStateOf, type StoredBatch } from '../store/inventory/batches.ts'
import { readFacilities } from '../store/organisations/facilities.ts'
import { choicesOf, openFor } from './open-choices.ts'
import { type PageAsker, pageAsker } from './page-asker.ts'
import { showPage } from './show-page.ts'
import { dangerWords, kindWords, materialWords, stateWords, wordsOfValue } from './words-of.ts'

/** `GET /work/batches/:code`: what a batch is and what may follow. */
export function createBatchPages(installation: Installation, now: () => Date) {
  return new Hono<Env>().get('/batches/:code', async (context) => {
    const asker = pageAsker(context, installation)
    const batch = await batchNamed(asker.db, asker.organisationKey, context.req.param('code'))
    const { recorded, asked = context.req.param('code') } = context.req.query()
    const told = { recorded, asked }
    const view = await batchPageView(installation, batch, { asker, now: now(), told })
    const { language } = asker
    return showPage(context, {
      title: view.code,
      told: recordedTold(view, language),
      body: batchBody(view, language),
    })
  })
}

async function batchPageView(
  { streams }: Installation,
  batch: StoredBatch,
  {
    asker,
    now,
    told,
  }: { asker: PageAsker; now: Date; told: Pick<BatchPageView, 'recorded' | 'asked'> },
): Promise<BatchPageView> {
  const { db, language, organisationKey, principal, mayRecord } = asker
  const { code, facility, massGrams, state } = batch
  const stream = streams.get(batch.stream)
  const stages = openFor(streams, batch, now)
  const { context: facts } = batchStateOf(batch)
  const hrefOf = ({ name }: { name: string }) =>
    `/work/batches/${encodeURIComponent(code)}/stages/${name}`
  const facilities = await readFacilities(db, organisationKey)
  const place = facilities.find((one) => one.code === facility)
  const timeZone = place?.place.timeZone ?? usualTimeZone
  const [choices, events] = await Promise.all([
    choicesOf(stages, hrefOf, { db, organisationKey, principal, facility, now, facts }),
    stream === undefined
      ? []
      : newestEvents(db, organisationKey, {
          batch,
          stream,
          mayRecord,
          mayCorrect: mayRole(principal.role, 'supervise'),
          reader: factReaderOf(principal),
          timeZone,
        }),
  ])
  const isHere = ![reversedState, handedOverState].includes(state) && (massGrams ?? 0) > 0
  return {
    code,
    material: materialWords(streams, batch),
    massGrams,
    events,
    ...told,
    mayRecord,
    stages: choices,
    kind: kindWords(streams, batch),
    danger: dangerWords(streams, batch),
    state: stateWords(streams, batch),
    facility:
      place === undefined ? facility : nameAndCode({ name: place.name, code: facility }, language),
    timeZone,
    count: batch.headSeq,
    mayHandOver: mayRecord && isHere,
    record: recordPath(batch.id),
  }
}

const most = 12

interface Reading {
  readonly batch: StoredBatch
  readonly stream: LoadedStream
  readonly reader: FactReader
  readonly mayRecord: boolean
  readonly mayCorrect: boolean
  readonly timeZone: string
}

/** The newest events of a batch, newest first, as its page shows them. */
async function newestEvents(
  db: Database,
  organisationKey: number,
  { batch, stream, reader, mayRecord, mayCorrect, timeZone }: Reading,
): Promise<readonly ShownEvent[]> {
  const after = Math.max(0, batch.headSeq - most)
  const rows = await listBatchEvents(db, organisationKey, {
    batchKey: batch.batchKey,
    after,
    limit: most,
  })
  const streams = new Map([[stream.name, stream]])
  const opened = rows.map((row) => ({ row, ...openEventFor(reader, streams, row) }))
  const takenBack = new Set(opened.flatMap(({ envelope }) => envelope.body.reverses ?? []))
  return opened.toReversed().map(({ event, row }, place): ShownEvent => {
    const stage = stream.allStages[event.stage]
    const names = namesOf(stream, stage)
    const isUndone = takenBack.has(event.id)
    const mayTakeBack =
      place === 0 && mayRecord && stage?.by !== 'hand_over' && stage?.by !== 'reversal'
    const own = event.outputs.find((output) => output.batch === batch.id)
    return {
      id: event.id,
      eventTime: event.eventTime,
      facility: event.facility,
      label: stageWords(stream, event.stage),
      inGrams: row.inGrams,
      outGrams: row.outGrams,
      warnings: event.warnings.map((one) => wordsOfWarning(one, names)),
      facts: [
        ...factsOf(
          [...(stage?.fields ?? []), ...(stage?.decided ?? [])],
          { ...event.facts, ...event.decisions },
          timeZone,
        ),
        ...factsOf(stage?.outputFields ?? [], own?.facts ?? {}, timeZone),
      ],
      outputs: event.outputs.filter((output) => output.batch !== batch.id).map(({ code }) => code),
      takenBack: isUndone,
      ...(mayTakeBack
        ? {
            takeBack: `/work/batches/${encodeURIComponent(batch.code)}/stages/${stageBy.reversal}?event=${event.id}`,
          }
        : {}),
      // Codes of what came out are never given again, so what made something is recorded anew after it was reversed.
      ...(mayTakeBack && mayCorrect && event.outputs.length === 0 && !isAdopted(stage)
        ? { correct: `/work/batches/${encodeURIComponent(batch.code)}/corrections/${event.id}` }
        : {}),
    }
  })
}

function isAdopted(stage: Stage | undefined): boolean {
  return stage?.by === 'adoption' || stage?.by === 'addition'
}

/** A warning with the labels of what it names, in every language. */
function wordsOfWarning(warning: Warning, names: ShownNames): Words {
  const inEach = languages.map((language) => [
    language,
    warningText(warning, language, shownIn(language, names)),
  ])
  return Object.fromEntries(inEach) as Words
}

/** Facts with the labels of their fields, as far as a person can read them; a list of nothing says nothing. */
export function factsOf(
  fields: readonly Field[],
  facts: Readonly<Record<string, unknown>>,
  timeZone: string,
): readonly ShownFact[] {
  return fields.flatMap((field) => {
    const value = facts[field.name]
    if (value === undefined || value === null) return []
    if (typeof value === 'object' && !(Array.isArray(value) && value.length > 0)) return []
    const told = wordsOfValue(field, value, timeZone)
    return told === undefined ? [] : [{ label: field.label, value: told }]
  })
}
