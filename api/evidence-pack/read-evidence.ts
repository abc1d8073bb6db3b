import { endingText } from '../../domain/proof/record/ending.ts'
import type { Evidence } from '../../domain/proof/record/evidence.ts'
import { historyOf } from '../../domain/proof/record/history.ts'
import { sha256 } from '../digest.ts'
import type { Database } from '../store/database.ts'
import { findDidDocument } from '../store/passports/did-documents.ts'
import { findListToken } from '../store/passports/status-lists.ts'
import { readStoredEvidence, type StoredEvidence } from '../store/public-record/evidence.ts'
import { readSeen } from './read-seen.ts'
import { type Logged, type LogReader, readReceipts } from './receipts.ts'

/**
 * Everything that the record of a batch stands on, with a receipt of each; undefined where there is no such batch. A passport that
 * has ended is not given out: what shows that it has ended stands in its place.
 */
export async function readEvidence(log: LogReader, id: string): Promise<Evidence | undefined> {
  const stored = await readStoredEvidence(log.db, id)
  if (stored === undefined) return undefined
  const { subject, events, passport, ending } = stored
  const texts = events.map(({ text }) => text)
  const logged = events.map(({ digest }): Logged => ({ kind: 'event', digest }))
  const last = passport ?? ending
  const issuers = last === null ? {} : await readIssuers(log.db, last)
  const receipts = await readReceipts(log, [
    ...(last === null ? [] : [{ kind: 'credential', digest: last.digest } as const]),
    ...loggedAs('did-document', issuers.issuerDocument),
    ...loggedAs('status-list', issuers.statusList),
    ...logged,
  ])
  const parts = { events: texts, receipts, ...issuers }
  if (passport !== null) {
    const seen = await readSeen(log, passport, issuers.issuerDocument)
    return { passport: passport.token, history: passport.history, ...parts, ...seen }
  }
  const history = historyOf({ subject, events: events.map(({ digest }) => digest) })
  if (ending === null) return { history, ...parts }
  return { ended: endedText(subject, ending), history, ...parts }
}

/** Taken from the passport itself: what it named when it was signed is what its list is known by. */
function endedText(
  subject: string,
  { token, digest, time, reason }: NonNullable<StoredEvidence['ending']>,
): string {
  const { id, issuer, credentialStatus } = payloadOf(token)
  return endingText({
    subject,
    credential: id,
    digest,
    issuer: issuer.id,
    statusList: credentialStatus.statusListCredential,
    statusIndex: credentialStatus.statusListIndex,
    time,
    reason,
  })
}

/** What a passport that we signed says of itself. */
function payloadOf(token: string): OwnPassport {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
}

interface OwnPassport {
  readonly id: string
  readonly issuer: { readonly id: string }
  readonly credentialStatus: {
    readonly statusListCredential: string
    readonly statusListIndex: number
  }
}

/** Who issued a passport and what they revoked, as they say now. */
async function readIssuers(
  db: Database,
  { did, statusList: list }: Pick<NonNullable<StoredEvidence['passport']>, 'did' | 'statusList'>,
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
