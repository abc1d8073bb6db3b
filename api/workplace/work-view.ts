import type { Context } from 'hono'
import { usualTimeZone } from '../../domain/local-day.ts'
import { calledIn } from '../../domain/local-names.ts'
import { addressOf } from '../../web/pages/workplace/work/filter-box.ts'
import {
  type Looked,
  type ShownRow,
  type WorkFilter,
  type WorkView,
  workParts,
} from '../../web/pages/workplace/work/view.ts'
import { waitingStates } from '../../workflows/waiting-states.ts'
import { actionWords } from '../../workflows/words-of.ts'
import { placesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { countWork, readWorkRows } from '../inventory/read-work-rows.ts'
import type { WorkRow } from '../inventory/work-row.ts'
import { readBy } from '../notifications/read-by.ts'
import { readerOf } from '../notifications/reader-of.ts'
import { countUnread, listNotifications } from '../store/notifications/notifications.ts'
import { readOpenFacilities } from '../store/organisations/facilities.ts'
import { listApprovals } from '../store/recording/approvals.ts'
import { readBringIn } from './bring-in.ts'
import { readDueRows } from './due-rows.ts'
import { readShownLimits } from './estates/shown-limits.ts'
import { readFirstSteps } from './first-steps.ts'
import { chosenFacility, type PageAsker } from './page-asker.ts'
import { readRecalledRows } from './recalled-rows.ts'
import { shownNotification } from './shown-notification.ts'
import { groupsOf, zonesOf } from './shown-rows.ts'
import { readUndetailedRows } from './undetailed-rows.ts'
import { readWaitingHandOvers } from './waiting-hand-overs.ts'

/** Batches on one page of the list. */
const perPage = 50
/** As far as what waits is counted. */
const mostCounted = 1_000
const mostApprovals = 100
/** Most facilities that one list is put together from. */
const mostFacilities = 12

/** Everything that waits for this person at the facility that was chosen. */
export async function readWorkView(
  context: Context<Env>,
  installation: Installation,
  { asker, now, looked }: { asker: PageAsker; now: Date; looked: Looked | undefined },
): Promise<WorkView> {
  const { streams } = installation
  const { db, organisationKey, mayRecord, language } = asker
  const facilities = calledIn(await readOpenFacilities(db, organisationKey), language)
  const facility = chosenFacility(context, facilities)
  const listed = facility === undefined ? facilities.slice(0, mostFacilities) : [facility]
  const filter = filterOf(context, installation)
  const reader = readerOf(context)
  const reading = { isOne: listed.length === 1, now, zoneOf: zonesOf(facilities) }
  const asked = { asker, filter, facilities: listed, ...reading }
  const [
    { rows, ...work },
    recalled,
    undetailed,
    allDue,
    limits,
    handOvers,
    approvals,
    unread,
    notifications,
    bringIn,
  ] = await Promise.all([
    mayRecord ? readWork(context, installation, asked) : { rows: [], waiting: 0 },
    mayRecord ? readRecalledRows(installation, asked) : [],
    mayRecord ? readUndetailedRows(installation, asked) : [],
    mayRecord ? readDueRows(installation, asked) : [],
    readShownLimits(installation, asker, now),
    readWaitingHandOvers(installation, asker),
    mayRecord ? listApprovals(db, organisationKey, { now, after: 0, limit: mostApprovals }) : [],
    countUnread(db, reader),
    listNotifications(db, reader, { limit: 8 }),
    mayRecord
      ? readBringIn(installation, asker, {
          facility: (facility ?? facilities[0])?.code ?? '',
          now,
        })
      : [],
  ])
  // What an emergency left open stands before all else, then what is due, and nothing stands twice.
  const isAmong = (rows: readonly ShownRow[], code: string) => rows.some((row) => row.code === code)
  const due = allDue.filter(({ code }) => !isAmong(undetailed, code))
  const isEmpty = mayRecord && work.waiting + recalled.length + handOvers.length === 0
  const reads = await readBy(installation.store, organisationKey, notifications)
  const timeZone = facility?.place.timeZone ?? reads.timeZone ?? usualTimeZone
  return {
    facilities,
    chosen: facility?.code,
    timeZone,
    now: now.toISOString(),
    mayRecord,
    filter,
    looked,
    recalled,
    undetailed,
    due,
    limits: limits.filter(({ state }) => state !== 'below'),
    handOvers,
    bringIn,
    unread,
    ...work,
    groups: groupsOf(
      rows.filter(({ batch }) => !isAmong([...undetailed, ...due], batch.code)),
      reading,
    ),
    // What a recall holds up stands in a list of its own.
    waiting:
      work.waiting >= mostCounted ? work.waiting : Math.max(0, work.waiting - recalled.length),
    isMore: work.waiting >= mostCounted,
    streams: [...streams.values()].map((stream) => ({
      name: stream.name,
      label: stream.label,
      stages: Object.values(stream.stages)
        .filter(({ name }) => waitingStates(stream).some(({ stages }) => stages.includes(name)))
        .map((stage) => ({ name: stage.name, label: actionWords(stage) })),
    })),
    approvals: approvals.length,
    notifications: notifications.map((one) => shownNotification(one, { ...reads, timeZone })),
    firstSteps: isEmpty
      ? await readFirstSteps(installation, asker, { facilities, bringIn })
      : undefined,
  }
}

/** What the page is narrowed to; what there is not, as if it were not asked for. */
function filterOf(context: Context<Env>, { streams }: Installation): WorkFilter {
  const { stream = '', stage = '', mine, only } = context.req.query()
  const [ofStage = '', name = ''] = stage.split('.')
  const isStage = Object.hasOwn(streams.get(ofStage)?.stages ?? {}, name)
  return {
    stream: streams.has(stream) ? stream : undefined,
    stage: isStage ? stage : undefined,
    isMine: mine !== undefined,
    only: workParts.find((part) => part === only),
  }
}

async function readWork(
  context: Context<Env>,
  { streams, secret }: Installation,
  {
    asker,
    filter,
    facilities,
    now,
  }: {
    asker: PageAsker
    filter: WorkFilter
    facilities: Awaited<ReturnType<typeof readOpenFacilities>>
    now: Date
  },
): Promise<Pick<WorkView, 'waiting' | 'next'> & { readonly rows: readonly WorkRow[] }> {
  const { db, organisationKey, principal } = asker
  const places = placesOf(secret, 'work', principal)
  const [headKey, batchKey] = places.read(context.req.query('cursor'), 2) ?? []
  const after = headKey === undefined || batchKey === undefined ? undefined : { headKey, batchKey }
  const narrow = { facilities, stream: filter.stream }
  const [{ rows, rest }, waiting] = await Promise.all([
    readWorkRows(streams, db, {
      ...narrow,
      organisationKey,
      principal,
      stage: filter.stage,
      isMine: filter.isMine,
      after,
      limit: perPage,
      now,
    }),
    countWork(streams, db, { ...narrow, most: mostCounted }),
  ])
  return {
    rows,
    waiting,
    next:
      rest === null
        ? undefined
        : addressOf(filter, places.write([rest.headKey, rest.batchKey]) ?? undefined),
  }
}
