import type { Transaction } from 'kysely'
import type { AuditAction } from '../../domain/audit-action.ts'
import type { Principal } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import { audit } from '../people/access/audit.ts'
import type { Database, Tables } from '../store/database.ts'
import { endPaper, type PaperTable } from '../store/organisations/papers.ts'
import { awaitRecording } from '../store/recording/senders.ts'

/** A kind of paper that an organisation keeps on record: licences of facilities, certificates of people. */
export interface Paper<Stored> {
  readonly table: PaperTable
  /** What the audit trail says was done to it, such as `licence added`. */
  readonly added: AuditAction
  readonly ended: AuditAction
  /** Under which name the trail gives its id. */
  readonly called: string
  readonly find: (db: Database, organisationKey: number, id: string) => Promise<Stored | undefined>
}

/** Who asks, for which organisation, and when. */
export interface PaperRequest {
  readonly principal: Principal
  readonly organisationKey: number
  readonly store: Installation['store']
  readonly now: Date
}

/** Puts a paper on record together with who did so. `add` gives its id and what else the trail tells of it, or throws a refusal. */
export async function putOnFile<Stored>(
  paper: Paper<Stored>,
  { principal, organisationKey, store, now }: PaperRequest,
  add: (tx: Transaction<Tables>) => Promise<{ readonly id: string; readonly told: object }>,
): Promise<Stored> {
  const added = await store
    .own(organisationKey)
    .transaction()
    .execute(async (tx) => {
      const { id, told } = await add(tx)
      const detail = { [paper.called]: id, ...told }
      const done = { kind: 'administration', action: paper.added, detail, now } as const
      await audit(tx, principal, done)
      return paper.find(tx, organisationKey, id)
    })
  if (added === undefined) throw new RangeError(`Cannot find the ${paper.called} that was added`)
  return added
}

/** Ends a paper, which stays on record; done again, it changes nothing and says nothing. Undefined when there is none. */
export async function takeOffFile<Stored>(
  paper: Paper<Stored>,
  { principal, organisationKey, store, now }: PaperRequest,
  id: string,
): Promise<Stored | undefined> {
  return store
    .own(organisationKey)
    .transaction()
    .execute(async (tx) => {
      if (await endPaper(tx, paper.table, organisationKey, { id, now })) {
        const detail = { [paper.called]: id }
        const done = { kind: 'administration', action: paper.ended, detail, now } as const
        await audit(tx, principal, done)
        await awaitRecording(tx, organisationKey)
      }
      return paper.find(tx, organisationKey, id)
    })
}
