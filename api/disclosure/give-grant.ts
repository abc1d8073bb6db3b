import type { Transaction } from 'kysely'
import { dayMilliseconds } from '../../domain/hours.ts'
import type { Envelope } from '../../domain/proof/envelope.ts'
import { type Fault, faultOf, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { houseRule } from '../../domain/source.ts'
import { sha256Bytes } from '../digest.ts'
import type { Principal } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import { requestDigest, sameOrRefused } from '../once.ts'
import { audit } from '../people/access/audit.ts'
import { pseudonymOf, stationPseudonymOf } from '../people/access/pseudonym.ts'
import { linkSecret } from '../random-id.ts'
import type { Tables } from '../store/database.ts'
import { addGrant, codesOf, listGrants, type StoredGrant } from '../store/disclosure/grants.ts'
import { findBatch } from '../store/inventory/batches.ts'
import { findCompany, type Organisation } from '../store/organisations/organisations.ts'
import type { GrantRequest } from './grant-schemas.ts'
import { faultsInGrant, type NamedChain } from './judge-grant.ts'
import { readChain } from './shown-events.ts'

/** How long a grant may open something. */
export const grantBounds = {
  days: 365,
  source: houseRule('Nobody sees what is confidential longer than a year without being asked anew'),
} as const

/** Who shows something, for which organisation and when. */
export interface Giver {
  readonly principal: Principal
  readonly organisation: Organisation
  readonly now: Date
}

type Base = Pick<Installation, 'store' | 'streams'>

/** What somebody asked for who has a link already. */
export interface Bound {
  /** Digest of that link's secret, which then opens the grant. */
  readonly linkDigest: Buffer
  /** Writes what belongs to the grant, in its transaction and before it; throws the refusal of what is no longer asked. */
  readonly answer: (tx: Transaction<Tables>) => Promise<void>
}

/**
 * Lets a named party see confidential facts of one's own batches, up to where their chains go now. The secret of a link is given
 * back this once: only its digest is kept. There is none for who has a link already.
 */
export async function giveGrant(
  base: Base,
  request: GrantRequest,
  { bound, ...giver }: Giver & { readonly bound?: Bound },
): Promise<{ grant: StoredGrant; secret: string | null; isNew: boolean }> {
  const { organisationKey } = giver.organisation
  const db = base.store.own(organisationKey)
  const digest = requestDigest(request)
  const stored = async () =>
    (await listGrants(db, { organisationKey }, { id: request.id, limit: 1 }))[0]
  const why = ['step_id_reused', { id: request.id }] as const
  const before = await stored()
  if (before !== undefined)
    return { grant: sameOrRefused(before, digest, why), secret: null, isNew: false }
  const { receiver, batches } = await judged(base, request, giver)
  const secret = request.outsider === undefined || bound !== undefined ? null : linkSecret()
  const ofSecret = secret === null ? null : sha256Bytes(secret)
  const isNew = await db.transaction().execute(async (tx) => {
    await bound?.answer(tx)
    const isAdded = await addGrant(tx, {
      id: request.id,
      organisationKey,
      receiver,
      linkDigest: bound?.linkDigest ?? ofSecret,
      scope: request,
      reason: request.reason,
      givenBy: nameOf(giver),
      digest,
      now: giver.now,
      expires: new Date(request.until),
      batches,
    })
    const { id, audiences, facts, until } = request
    const detail = {
      granted: id,
      receiver: receiver.name,
      batches: request.batches,
      audiences,
      facts,
      until,
    }
    const done = { kind: 'consent', action: 'granted', detail, now: giver.now } as const
    if (isAdded) await audit(tx, giver.principal, done)
    // What was answered MUST not name a grant that is somebody else's.
    else if (bound !== undefined) throw new RefusedError(refuse('id_reused', '/id', why))
    return isAdded
  })
  const grant = sameOrRefused(await stored(), digest, why)
  return { grant, secret: isNew ? secret : null, isNew }
}

function nameOf({ principal, organisation }: Giver): string {
  return principal.kind === 'person'
    ? pseudonymOf(principal.personId, organisation.slug)
    : stationPseudonymOf(principal.stationId, organisation.slug)
}

/** What a request names, or the refusal with all that is wrong with it. */
async function judged(
  { store, streams }: Base,
  request: GrantRequest,
  { organisation, now }: Giver,
) {
  const { organisationKey } = organisation
  const db = store.own(organisationKey)
  const receiver = await receiverOf({ store }, request, organisationKey)
  const found = await Promise.all(
    request.batches.map((code) => findBatch(db, organisationKey, code)),
  )
  const named: (NamedChain & { readonly batchKey: number; readonly upTo: number })[] = []
  for (const batch of found) {
    const stream = streams.get(batch?.stream ?? '')
    if (batch === undefined || stream === undefined) continue
    if (named.some(({ id }) => id === batch.id)) continue
    const { batchKey, id, code, headSeq: upTo } = batch
    const chain = await readChain(db, organisationKey, { batchKey, upTo })
    named.push({ id, code, stream, chain, batchKey, upTo })
  }
  const made = named.flatMap(({ chain }) => chain.flatMap(subjectsIn))
  const codes = await codesOf(db, organisationKey, [...new Set(made)])
  const unknown = request.batches.flatMap((batch, index): Fault[] =>
    found[index] === undefined ? [faultOf(`/batches/${index}`, 'batch_not_held', { batch })] : [],
  )
  const faults = [
    ...faultsInEnd(request, now),
    ...(receiver === undefined ? [unknownReceiver(request)] : []),
    ...unknown,
    ...(unknown.length > 0 ? [] : faultsInGrant(named, request, (id) => codes.get(id) ?? id)),
  ]
  if (receiver === undefined || faults.length > 0)
    throw new RefusedError({ code: 'invalid', faults })
  return { receiver, batches: named }
}

function subjectsIn({ envelope }: { readonly envelope: string }): readonly string[] {
  return (JSON.parse(envelope) as Envelope).subjects.map(({ batch }) => batch)
}

function faultsInEnd({ until }: GrantRequest, now: Date): readonly Fault[] {
  const { days } = grantBounds
  const latest = new Date(now.getTime() + days * dayMilliseconds)
  const end = new Date(until)
  if (end > now && end <= latest) return []
  return [faultOf('/until', 'grant_until_wrong', { days, latest: latest.toISOString() })]
}

function unknownReceiver({ receiver = '' }: GrantRequest): Fault {
  return faultOf('/receiver', 'grant_receiver_unknown', { organisation: receiver })
}

async function receiverOf(
  { store }: Pick<Base, 'store'>,
  { receiver, outsider }: GrantRequest,
  ownerKey: number,
): Promise<{ readonly key: number | null; readonly name: string } | undefined> {
  if (receiver === undefined) return { key: null, name: outsider ?? '' }
  const asked = { dealingWith: ownerKey, kinds: ['company', 'authority'] } as const
  const found = await findCompany(store.system, receiver, asked)
  if (found === undefined || found.organisationKey === ownerKey) return undefined
  return { key: found.organisationKey, name: found.name }
}
