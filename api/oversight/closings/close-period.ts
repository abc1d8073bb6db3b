import { randomUUID } from 'node:crypto'
import { localDay } from '../../../domain/local-day.ts'
import { canonical } from '../../../domain/proof/canonical.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { salt, sha256Bytes } from '../../digest.ts'
import type { Principal } from '../../http/principal.ts'
import type { Installation } from '../../installation.ts'
import { waitInLog } from '../../store/log/wait-in-log.ts'
import { mostIdleMilliseconds } from '../../store/open-store.ts'
import { addClosing, type StatedClosing } from '../../store/oversight/closings.ts'
import { readPlaces } from '../../store/oversight/flow-sums.ts'
import { addAuditEntry } from '../../store/people/audit.ts'
import { type FlowQuery, localDays, makeFlowReport } from '../flow/make-flow-report.ts'
import { type Scope, wholeJurisdiction } from '../scope.ts'
import { closerOf } from './closer-of.ts'

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

/**
 * Closes a period: its flow report as it stood a minute ago becomes a statement that is kept word for word, whose digest the public log has. Nothing
 * changes it later. Throws a RefusedError for a period that is not over by then.
 */
export async function closePeriod(
  scope: Scope,
  query: FlowQuery,
  by: Closing,
): Promise<StatedClosing> {
  const { from, to } = query
  const asOf = new Date(by.now.getTime() - settledMilliseconds)
  await assertOver(scope, query, asOf)
  const report = await makeFlowReport(scope, { ...query, asOf: asOf.toISOString() }, by.now)
  const [only] = scope.organisations
  const reported = scope.of === 'organisation' ? (only?.slug ?? '') : wholeJurisdiction
  const id = randomUUID()
  const time = by.now.toISOString()
  const head = { v: 1, report: 'flow', nonce: salt(), organisation: reported, closing: id, time }
  const statement = canonical({ ...head, ...report })
  const closing = {
    id,
    reported,
    covered: scope.keys,
    from,
    to,
    asOf,
    closedTime: by.now,
    closerName: by.principal.name,
    digest: sha256Bytes(statement).toString('base64url'),
    statement,
  }
  await keep(closing, by)
  return closing
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

async function keep(closing: StatedClosing, { store, principal, now }: Closing): Promise<void> {
  const { organisationKey } = closerOf(principal)
  const { reported: organisation, from, to, digest } = closing
  await store
    .own(organisationKey)
    .transaction()
    .execute(async (tx) => {
      await addClosing(tx, organisationKey, closing)
      await waitInLog(tx, 'report', [Buffer.from(digest, 'base64url')])
      await addAuditEntry(tx, {
        organisationKey,
        time: now,
        kind: 'administration',
        actorKind: principal.kind,
        actor: principal.kind === 'person' ? principal.personId : principal.stationId,
        actorName: principal.name,
        action: 'period closed',
        detail: { organisation, from, to, digest },
      })
    })
}
