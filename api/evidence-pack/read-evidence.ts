import type { Evidence } from '../../domain/proof/record/evidence.ts'
import { historyOf } from '../../domain/proof/record/history.ts'
import { sha256 } from '../digest.ts'
import type { Database } from '../store/database.ts'
import { findDidDocument } from '../store/passports/did-documents.ts'
import { findListToken } from '../store/passports/status-lists.ts'
import { readStoredEvidence, type StoredEvidence } from '../store/public-record/evidence.ts'
import { type Logged, type LogReader, readReceipts } from './receipts.ts'

/** Everything that the record of a batch stands on, with a receipt of each; undefined where there is no such batch. */
export async function readEvidence(log: LogReader, id: string): Promise<Evidence | undefined> {
  const stored = await readStoredEvidence(log.db, id)
  if (stored === undefined) return undefined
  const { subject, events, passport } = stored
  const texts = events.map(({ text }) => text)
  const logged = events.map(({ digest }): Logged => ({ kind: 'event', digest }))
  if (passport === null) {
    const history = historyOf({ subject, events: events.map(({ digest }) => digest) })
    return { history, events: texts, receipts: await readReceipts(log, logged) }
  }
  const { issuerDocument, statusList } = await readIssuers(log.db, passport)
  const receipts = await readReceipts(log, [
    { kind: 'credential', digest: passport.digest },
    ...loggedAs('did-document', issuerDocument),
    ...loggedAs('status-list', statusList),
    ...logged,
  ])
  const { token, history } = passport
  const parts = { passport: token, history, events: texts, receipts }
  return {
    ...parts,
    ...(issuerDocument === undefined ? {} : { issuerDocument }),
    ...(statusList === undefined ? {} : { statusList }),
  }
}

/** Who issued a passport and what they revoked, as they say now. */
async function readIssuers(
  db: Database,
  { did, statusList: list }: NonNullable<StoredEvidence['passport']>,
): Promise<Pick<Evidence, 'issuerDocument' | 'statusList'>> {
  const [document, status] = await Promise.all([findDidDocument(db, did), findListToken(db, list)])
  return {
    ...(document === undefined ? {} : { issuerDocument: document.text }),
    ...(status === undefined ? {} : { statusList: status.token }),
  }
}

function loggedAs(kind: Logged['kind'], text: string | undefined): readonly Logged[] {
  return text === undefined ? [] : [{ kind, digest: sha256(text) }]
}
