import { randomUUID } from 'node:crypto'
import type { z } from '@hono/zod-openapi'
import { localDay } from '../../../domain/local-day.ts'
import { canonical } from '../../../domain/proof/canonical.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { salt, sha256Bytes } from '../../digest.ts'
import { idOf, type Principal } from '../../http/principal.ts'
import type { Installation } from '../../installation.ts'
import { waitInLog } from '../../store/log/wait-in-log.ts'
import { mostIdleMilliseconds } from '../../store/open-store.ts'
import { addClosing, findClosing, type StatedClosing } from '../../store/oversight/closings.ts'
import { readPlaces } from '../../store/oversight/flow-sums.ts'
import { addAuditEntry } from '../../store/people/audit.ts'
import { type FlowQuery, localDays, makeFlowReport } from '../flow/make-flow-report.ts'
import { type Scope, wholeJurisdiction } from '../scope.ts'
import { closerOf } from './closer-of.ts'
import type { closingQuerySchema } from './closing-routes.ts'

/**
 * How long after it read the clock a transaction may still be at work, with a second for clocks that differ: what was recorded up to so long
 * ago is all there. Source: `docs/time.md`, "Record times".
 */
export const settledMilliseconds = mostIdleMilliseconds + 1_000

/** Who closes a period, where it is kept, and when. */
interface Closing extends Pick<Installation, 'store'> {
  readonly principal: Principal
  readonly now: Date
}

/** What is closed, and as what. */
type AskedClosing = z.output<typeof closingQuerySchema>

/**
 * Closes a period: its flow report as it stood a minute ago becomes a statement that is kept word for word, whose digest the public log has. Nothing
 * changes it later. Asked for again by the same id it is what was closed, and nothing is closed a second time. Throws a RefusedError for a period that
 * is not over by then, and for an id that stands for another closing.
 */
export async function closePeriod(
  scope: Scope,
  { id = randomUUID(), ...query }: AskedClosing,
  by: Closing,
): Promise<{ readonly closing: StatedClosing; readonly isNew: boolean }> {
  const reported = reportedOf(scope)
  const earlier = await findOwn(by, id)
  if (earlier !== undefined) {
    return { closing: sameOrRefused(earlier, { id, reported, query }), isNew: false }
  }
  const asOf = new Date(by.now.getTime() - settledMilliseconds)
  await assertOver(scope, query, asOf)
  const report = await makeFlowReport(scope, { ...query, asOf: asOf.toISOString() }, by.now)
  const time = by.now.toISOString()
  const head = { v: 1, report: 'flow', nonce: salt(), organisation: reported, closing: id, time }
  const statement = canonical({ ...head, ...report })
  const closing = {
    id,
    reported,
    covered: scope.keys,
    from: query.from,
    to: query.to,
    asOf,
    closedTime: by.now,
    closerName: by.principal.name,
    digest: sha256Bytes(statement).toString('base64url'),
    statement,
  }
  if (await keep(closing, by)) return { closing, isNew: true }
  // Somebody who clicks twice sends both before either is answered.
  const first = sameOrRefused(await findOwn(by, id), { id, reported, query })
  return { closing: first, isNew: false }
}

function reportedOf({ of, organisations: [only] }: Scope): string {
  return of === 'organisation' ? (only?.slug ?? '') : wholeJurisdiction
}

function findOwn({ store, principal }: Closing, id: string): Promise<StatedClosing | undefined> {
  const closer = closerOf(principal)
  return findClosing(store.own(closer.organisationKey), closer, id)
}

/** What an id stands for, where it is of the same period and put together by the same groups; any other is thrown as a refusal. */
function sameOrRefused(
  stored: StatedClosing | undefined,
  {
    id,
    reported,
    query: { from, to, groupBy, timeZone },
  }: { readonly id: string; readonly reported: string; readonly query: FlowQuery },
): StatedClosing {
  // The statement is our own, kept word for word.
  const stated = stored === undefined ? {} : (JSON.parse(stored.statement) as Partial<FlowQuery>)
  // Over a jurisdiction a report by facility is by organisation too, unasked.
  const byOwner = reported === wholeJurisdiction && groupBy.includes('facility')
  const groups = new Set<string>(byOwner ? ['organisation', ...groupBy] : groupBy)
  const isSame =
    stored?.from === from &&
    stored.to === to &&
    stored.reported === reported &&
    stated.groupBy?.length === groups.size &&
    stated.groupBy.every((name) => groups.has(name)) &&
    (timeZone ?? stated.timeZone) === stated.timeZone
  if (stored !== undefined && isSame) return stored
  throw new RefusedError(refuse('id_reused', '/query/id', ['closing_id_reused', { id }]))
}

/** Throws a RefusedError unless the last day of the period was over, at every place whose days count, at that moment. */
async function assertOver(
  { db, keys, of, timeZone: usual }: Scope,
  { to, timeZone = of === 'jurisdiction' ? localDays : usual }: FlowQuery,
  asOf: Date,
): Promise<void> {
  const places = timeZone === localDays ? await readPlaces(db, keys) : []
  const zones = timeZone === localDays ? [usual, ...places.map((one) => one.timeZone)] : [timeZone]
  const [day = ''] = zones.map((zone) => localDay(asOf, { timeZone: zone })).sort()
  if (to > day) throw new RefusedError(refuse('invalid', '/query/to', ['period_not_over', { day }]))
}

/** Whether it was kept; not where its id stands for one already, whoever's it is. */
async function keep(closing: StatedClosing, { store, principal, now }: Closing): Promise<boolean> {
  const { organisationKey } = closerOf(principal)
  const { reported: organisation, from, to, digest } = closing
  return store
    .own(organisationKey)
    .transaction()
    .execute(async (tx) => {
      if (!(await addClosing(tx, organisationKey, closing))) return false
      await waitInLog(tx, 'report', [Buffer.from(digest, 'base64url')])
      await addAuditEntry(tx, {
        organisationKey,
        time: now,
        kind: 'administration',
        actorKind: principal.kind,
        actor: idOf(principal),
        actorName: principal.name,
        action: 'period closed',
        detail: { organisation, from, to, digest },
      })
      return true
    })
}
