import { Hono } from 'hono'
import { usualTimeZone } from '../../domain/local-day.ts'
import { calledIn, nameIn } from '../../domain/local-names.ts'
import { handedOverState, reversedState } from '../../domain/replay-chain.ts'
import { mayRole } from '../../domain/role.ts'
import { nameAndCode } from '../../web/pages/record/format.ts'
import {
  type BatchPageView,
  batchBody,
  recordedTold,
} from '../../web/pages/workplace/batch/batch-page.ts'
import type { StageChoice } from '../../web/pages/workplace/batch/stage-choice.ts'
import { alarmAmong } from '../../workflows/alarm.ts'
import type { NextStep } from '../../workflows/next-steps.ts'
import { saidOf } from '../../workflows/shown-batch.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { askedByRecalls } from '../../workflows/under-recall.ts'
import { actionWords } from '../../workflows/words-of.ts'
import type { Env } from '../http/env.ts'
import { factReaderOf } from '../http/shown-to.ts'
import type { Installation } from '../installation.ts'
import { batchNamed } from '../inventory/batches.ts'
import { readLeft } from '../inventory/elsewhere.ts'
import { recordPath } from '../public-record/neighbour.ts'
import { randomId } from '../random-id.ts'
import { openRecallsBy } from '../store/custody/open-recalls.ts'
import { batchStateOf, type StoredBatch } from '../store/inventory/batches.ts'
import { readFacilities } from '../store/organisations/facilities.ts'
import { newestEvents } from './batch-events.ts'
import { liesAt } from './moves/lies-at.ts'
import { choicesOf, stepsFor } from './open-choices.ts'
import { type PageAsker, pageAsker } from './page-asker.ts'
import { showPage } from './show-page.ts'
import { dangerWords, kindWords, materialWords, stateWords } from './words-of.ts'

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
  { streams, store }: Installation,
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
  // What recalls ask of each open stage is said beside it.
  const steps = stepsFor(streams, batch, { now, recalls: [] })
  const alarm = mayRecord ? alarmAmong(steps) : undefined
  const open = steps
    .filter(({ stage, faults }) => faults.length === 0 && stage.name !== alarm?.stage)
    .map(({ stage }) => stage)
  const goods = batchStateOf(batch)
  const { context: facts } = goods
  const recalls = (await openRecallsBy(db, [batch]))(batch)
  const hrefOf = ({ name }: { name: string }) =>
    `/work/batches/${encodeURIComponent(code)}/stages/${name}`
  const facilities = calledIn(await readFacilities(db, organisationKey), language)
  const place = facilities.find((one) => one.code === facility)
  const timeZone = place?.place.timeZone ?? usualTimeZone
  const [lies, choices, events] = await Promise.all([
    liesAt(db, batch, { organisationKey, language }),
    choicesOf(open, hrefOf, {
      db,
      organisationKey,
      principal,
      facility,
      now,
      facts,
      askedOf: (stage) =>
        stream === undefined ? 'nothing' : askedByRecalls(stream, stage, { goods, recalls }),
    }),
    stream === undefined
      ? []
      : newestEvents(db, organisationKey, {
          batch,
          stream,
          mayRecord,
          mayCorrect: mayRole(principal.role, 'supervise'),
          mayErase: mayRole(principal.role, 'administer'),
          reader: factReaderOf(principal),
          timeZone,
        }),
  ])
  const left = (await readLeft({ store }, asker.look, [batch])).get(batch.batchKey)
  const isHere = ![reversedState, handedOverState].includes(state) && (massGrams ?? 0) > 0
  return {
    code,
    material: materialWords(streams, batch),
    massGrams,
    events,
    ...told,
    mayRecord,
    left: left && {
      receiver: nameIn(left.receiver, language),
      state: left.state.label,
      href: left.page,
    },
    stages: [...choices, ...closedChoices(stream, steps, timeZone)],
    alarm: alarm === undefined ? undefined : { ...alarm, scanId: randomId(), facility },
    kind: kindWords(streams, batch),
    danger: dangerWords(streams, batch),
    recalls,
    state: stateWords(streams, batch),
    facility:
      place === undefined ? facility : nameAndCode({ name: place.name, code: facility }, language),
    lies,
    timeZone,
    count: batch.headSeq,
    mayHandOver: mayRecord && isHere,
    hasPassport: stream?.passportPoints !== undefined,
    mayShow: mayRole(principal.role, 'supervise'),
    record: recordPath(batch.id),
  }
}

/** Stages that are closed whoever asks, each with its reasons. */
function closedChoices(
  stream: LoadedStream | undefined,
  steps: readonly NextStep[],
  timeZone: string,
): readonly StageChoice[] {
  if (stream === undefined) return []
  return steps
    .filter(({ faults }) => faults.length > 0)
    .map(({ stage, faults }) => ({
      label: actionWords(stage),
      href: '',
      isCompetent: true,
      needsTwo: false,
      reasons: faults.map((fault) => saidOf(fault, { stream, stage, timeZone })),
    }))
}
