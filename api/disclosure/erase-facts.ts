import type { Transaction } from 'kysely'
import { digestsIn } from '../../domain/file-name.ts'
import { canonical } from '../../domain/proof/canonical.ts'
import { type Disclosure, disclosureDigest } from '../../domain/proof/disclosure.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { salt, sha256, sha256Bytes } from '../digest.ts'
import type { Principal } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import { requestDigest, sameOrRefused } from '../once.ts'
import { audit } from '../people/access/audit.ts'
import type { Tables } from '../store/database.ts'
import {
  addErasure,
  type ErasableEvent,
  keepOnly,
  listErasures,
  lockEventFacts,
  type StoredErasure,
} from '../store/disclosure/erasures.ts'
import { dropUses } from '../store/evidence/files.ts'
import { waitInLog } from '../store/log/wait-in-log.ts'
import type { Organisation } from '../store/organisations/organisations.ts'
import { type ErasureRequest, judgeErasure } from './judge-erasure.ts'

/** What the log's leaf of an erasure stands for: never a value, and a nonce, so that nobody can guess it from the leaf. */
export interface ErasureStatement extends ErasureRequest {
  readonly v: 1
  readonly nonce: string
  readonly organisation: string
  readonly time: string
  /** Digest of the event, which stays as it is. */
  readonly digest: string
  /** Digests that nothing opens any more. */
  readonly sealed: readonly string[]
}

/** Who erases, for which organisation and when. */
export interface Eraser {
  readonly principal: Principal
  readonly organisation: Organisation
  readonly now: Date
}

/**
 * Erases facts of an event of one's own for good, with all that could tell them: what opens them, the scan that waited, the digest of
 * what was sent. What happened stays, and every proof of it. All in one transaction with its place in the log and on the audit trail.
 */
export async function eraseFacts(
  { store, streams }: Pick<Installation, 'store' | 'streams'>,
  request: ErasureRequest,
  eraser: Eraser,
): Promise<{ erasure: StoredErasure; isNew: boolean }> {
  const { organisationKey } = eraser.organisation
  return store
    .own(organisationKey)
    .transaction()
    .execute(async (tx) => {
      const event = await lockEventFacts(tx, organisationKey, request.event)
      const [before] = await listErasures(tx, organisationKey, { id: request.id, limit: 1 })
      if (before !== undefined) return { erasure: sameAs(before, request), isNew: false }
      if (event === undefined) {
        const says = ['credit_event_unknown', { event: request.event }] as const
        throw new RefusedError(refuse('unknown_event', '/event', says))
      }
      const judged = judgeErasure(streams.get(event.stream), event.disclosed, request)
      if ('faults' in judged) throw new RefusedError({ code: 'invalid', faults: judged.faults })
      await write(tx, { event, request, ...judged }, eraser)
      const [erasure] = await listErasures(tx, organisationKey, { id: request.id, limit: 1 })
      return { erasure: sameAs(erasure, request), isNew: true }
    })
}

interface Erasing {
  readonly event: ErasableEvent
  readonly request: ErasureRequest
  readonly gone: readonly Disclosure[]
  readonly kept: readonly Disclosure[]
}

async function write(
  tx: Transaction<Tables>,
  { event, request, gone, kept }: Erasing,
  { principal, organisation, now }: Eraser,
): Promise<void> {
  const statement: ErasureStatement = {
    v: 1,
    nonce: salt(),
    organisation: organisation.slug,
    time: now.toISOString(),
    digest: event.digest.toString('base64url'),
    sealed: gone.map((one) => disclosureDigest(one, sha256)).sort(),
    ...inOrder(request),
  }
  const text = canonical(statement)
  const { eventKey } = event
  const { id, ground, facts } = statement
  const digest = sha256Bytes(text)
  const { organisationKey } = organisation
  const added = { id, organisationKey, eventKey, ground, statement: text, digest, now }
  // An id that is somebody else's stands for what its sender does not see.
  if (!(await addErasure(tx, added))) sameAs(undefined, request)
  await keepOnly(tx, eventKey, kept)
  const named = digestsIn(`${event.envelope}\n${JSON.stringify(kept)}`)
  const still = named.map((one) => Buffer.from(one, 'base64url'))
  await dropUses(tx, { organisationKey, eventKey }, still)
  await waitInLog(tx, 'erasure', [digest])
  const detail = { erasure: id, event: request.event, facts, ground }
  await audit(tx, principal, { kind: 'administration', action: 'erased', detail, now })
}

function sameAs(stored: StoredErasure | undefined, request: ErasureRequest): StoredErasure {
  const why = ['step_id_reused', { id: request.id }] as const
  const digest = requestDigest(inOrder(request))
  const before = stored && { stored, digest: requestDigest(inOrder(statementIn(stored))) }
  return sameOrRefused(before, digest, why).stored
}

/** What a stored erasure says. */
export function statementIn({ statement }: Pick<StoredErasure, 'statement'>): ErasureStatement {
  return JSON.parse(statement.toString('utf8')) as ErasureStatement
}

function inOrder({ id, event, facts, ground }: ErasureRequest): ErasureRequest {
  return { id, event, facts: [...new Set(facts)].sort(), ground }
}
