import type { Context } from 'hono'
import { dangerText } from '../../domain/danger-text.ts'
import { usualTimeZone } from '../../domain/local-day.ts'
import { sumOf } from '../../domain/sum.ts'
import type { Looked } from '../../web/pages/workplace/work/code-box.ts'
import type {
  WaitingGroup,
  WaitingHandOver,
  WorkView,
} from '../../web/pages/workplace/work/work-page.ts'
import { handOverStates } from '../../workflows/hand-over.ts'
import { dangerPhrase } from '../../workflows/kept-danger.ts'
import { recallMark } from '../../workflows/recall-text.ts'
import { handOverViews } from '../custody/hand-over-view.ts'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { readWorkList, type WorkList } from '../inventory/read-work-list.ts'
import { readBy } from '../notifications/read-by.ts'
import { readerOf } from '../notifications/reader-of.ts'
import { listHandOvers } from '../store/custody/hand-overs.ts'
import { countUnread, listNotifications } from '../store/notifications/notifications.ts'
import { readFacilities, type StoredFacility } from '../store/organisations/facilities.ts'
import { listApprovals } from '../store/recording/approvals.ts'
import { choicesOf } from './open-choices.ts'
import { chosenFacility, type PageAsker } from './page-asker.ts'
import { recalledRows } from './recalled-rows.ts'
import { shownNotification } from './shown-notification.ts'
import { kindWords, plainWords } from './words-of.ts'

/** Most batches that the list reads, and shows of one stage. */
const mostWaiting = 500
const mostShown = 25
const mostApprovals = 100
/** Most facilities that one list is put together from. */
const mostFacilities = 12

/** Everything that waits for this person at the facility that was chosen. */
export async function readWorkView(
  context: Context<Env>,
  installation: Installation,
  { asker, now, looked }: { asker: PageAsker; now: Date; looked: Looked | undefined },
): Promise<WorkView> {
  const { db, organisationKey, principal, mayRecord } = asker
  const facilities = await readFacilities(db, organisationKey)
  const facility = chosenFacility(context, facilities)
  const listed = facility === undefined ? facilities.slice(0, mostFacilities) : [facility]
  const reader = readerOf(context)
  const terms = { db, principal, organisationKey, isOne: facility !== undefined, now }
  const [lists, handOvers, approvals, unread, notifications, bringIn] = await Promise.all([
    mayRecord ? readLists(installation, listed, terms) : [],
    readHandOvers(installation, asker),
    mayRecord ? listApprovals(db, organisationKey, { now, after: 0, limit: mostApprovals }) : [],
    countUnread(db, reader),
    listNotifications(db, reader, { limit: 8 }),
    mayRecord
      ? readBringIn(installation, asker, { facility: (facility ?? facilities[0])?.code ?? '', now })
      : [],
  ])
  const reads = await readBy(installation.store, organisationKey, notifications)
  const timeZone = facility?.place.timeZone ?? reads.timeZone ?? usualTimeZone
  return {
    facilities,
    chosen: facility?.code,
    timeZone,
    looked,
    mayRecord,
    recalled: recalledRows(installation, lists),
    groups: groupsOf(installation, lists),
    waiting: countWaiting(lists),
    isCut:
      (listed.length < facilities.length && facility === undefined) ||
      lists.some(({ rest }) => rest !== null),
    handOvers,
    approvals: approvals.length,
    unread,
    notifications: notifications.map((one) => shownNotification(one, { ...reads, timeZone })),
    bringIn,
  }
}

async function readLists(
  { streams }: Installation,
  facilities: readonly StoredFacility[],
  {
    db,
    isOne,
    ...terms
  }: Pick<PageAsker, 'db' | 'principal' | 'organisationKey'> & { isOne: boolean; now: Date },
): Promise<readonly FacilityList[]> {
  return Promise.all(
    facilities.map(async (facility) => ({
      ...(await readWorkList(streams, db, { ...terms, facility, limit: mostWaiting })),
      facility: isOne ? null : facility.code,
    })),
  )
}

/** A batch for which several stages are open waits once. */
function countWaiting(lists: readonly FacilityList[]): number {
  const stages = lists.flatMap((list) => list.stages)
  return new Set(stages.flatMap(({ batches }) => batches.map(({ code }) => code))).size
}

type FacilityList = WorkList & { readonly facility: string | null }

/** One group for each stage, whatever the facilities; longest wait first within it. */
function groupsOf(
  { streams }: Installation,
  lists: readonly FacilityList[],
): readonly WaitingGroup[] {
  const waiting = lists.flatMap(({ stages, facility }) =>
    stages.map((stage) => ({ ...stage, facility })),
  )
  const byStage = Map.groupBy(waiting, ({ stream, stage }) => `${stream}.${stage}`)
  return [...byStage.values()].flatMap((own): WaitingGroup[] => {
    const [first] = own
    if (first === undefined) return []
    const { stream, stage, action } = first
    const batches = own
      .flatMap(({ batches: some, facility }) => some.map((batch) => ({ ...batch, facility })))
      .sort((one, other) => (one.since < other.since ? -1 : 1))
    return [
      {
        stream: streams.get(stream)?.label ?? plainWords(stream),
        stage: action,
        count: batches.length,
        massGrams: sumOf(batches, ({ massGrams }) => massGrams ?? 0),
        batches: batches
          .slice(0, mostShown)
          .map(({ code, kind, massGrams, since, facility, danger, recalls }) => ({
            code,
            massGrams,
            since,
            facility,
            href: `/work/batches/${encodeURIComponent(code)}/stages/${stage}`,
            kind: kindWords(streams, { stream, kind }),
            danger: recallMark(recalls) ?? (danger === null ? undefined : dangerText(danger)),
          })),
      },
    ]
  })
}

/** Hand-overs in which the next step is this side's; that an offer may be called back waits for nobody. */
async function readHandOvers(
  installation: Installation,
  { db, organisationKey, look }: PageAsker,
): Promise<readonly WaitingHandOver[]> {
  const states = [
    'offered',
    'in_transport',
    'stored',
    'received',
    'part_accepted',
    'refused',
  ] as const
  const rows = await listHandOvers(db, organisationKey, { states, limit: 100 })
  const shown = { organisationKey, handOvers: rows, now: look.now, look }
  const views = await handOverViews(installation, db, shown)
  return views
    .filter(({ openSteps }) => openSteps.some((step) => step !== 'cancel'))
    .map(({ id, part, sender, receiver, state, lines, stream, dueTime }) => ({
      id,
      other: (part === 'receiver' ? sender : receiver).name,
      state: handOverStates[state],
      lines: lines.length,
      danger: dangerPhrase(
        installation.streams,
        lines.map((line) => ({ ...line, stream })),
      ),
      due: state === 'in_transport' || state === 'stored' ? dueTime : null,
    }))
}

/** Stages that bring in new batches; what others hand over comes in by their hand-over, old records by file. */
async function readBringIn(
  { streams }: Installation,
  { db, organisationKey, principal }: PageAsker,
  { facility, now }: { facility: string; now: Date },
): Promise<WorkView['bringIn']> {
  const asking = { db, organisationKey, principal, facility, now }
  return Promise.all(
    [...streams.values()].map(async (stream) => {
      const stages = Object.values(stream.stages).filter(({ mass }) => mass === 'received')
      const hrefOf = ({ name }: { name: string }) => `/work/stages/${stream.name}/${name}`
      return { stream: stream.label, stages: await choicesOf(stages, hrefOf, asking) }
    }),
  )
}
