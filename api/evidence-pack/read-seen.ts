import { readDidDocument } from '../../domain/proof/did/did-document.ts'
import { formatAddCheckpoint } from '../../domain/proof/log/add-checkpoint.ts'
import { isFaults } from '../../domain/proof/proof-fault.ts'
import type { Evidence } from '../../domain/proof/record/evidence.ts'
import { jsonIn } from '../../domain/proof/record/history.ts'
import { readCheckpoint, readCheckpointBefore, readLeafByDigest } from '../store/log/read-log.ts'
import type { StoredEvidence } from '../store/public-record/evidence.ts'
import { type LogReader, receiptOf } from './receipts.ts'

/**
 * What shows that a passport was seen while the key of its issuer held, where that has ended since: its receipt under the newest
 * checkpoint from before, and that the log grew from there. Nothing where the key holds, or the passport came too late.
 */
export async function readSeen(
  { db, proofs }: LogReader,
  { token, digest, did }: Pick<NonNullable<StoredEvidence['passport']>, 'token' | 'digest' | 'did'>,
  issuerDocument: string | undefined,
): Promise<Pick<Evidence, 'seen' | 'grown'>> {
  const endsAt = endOf(keyNamedBy(token), did, issuerDocument)
  if (endsAt === undefined) return {}
  const [newest, earlier, leaf] = await Promise.all([
    readCheckpoint(db),
    readCheckpointBefore(db, new Date(endsAt)),
    readLeafByDigest(db, 'credential', Buffer.from(digest, 'base64url')),
  ])
  if (newest === undefined || earlier === undefined || leaf === undefined) return {}
  if (leaf.index >= earlier.size) return {}
  const proof = await proofs.consistency(earlier.size, newest.size)
  return {
    seen: await receiptOf(proofs, leaf, earlier),
    grown: formatAddCheckpoint({ old: earlier.size, proof, checkpoint: newest.note }),
  }
}

/** Address of the key that a token of ours says signed it. */
function keyNamedBy(token: string): string {
  const header = Buffer.from(token.slice(0, token.indexOf('.')), 'base64url').toString()
  const { kid }: { readonly kid: string } = JSON.parse(header)
  return kid
}

/** Instant at which a key ended by its issuer's own document; undefined where it has not. */
function endOf(kid: string, did: string, document: string | undefined): string | undefined {
  const read = readDidDocument(jsonIn(document ?? ''), did)
  return isFaults(read) ? undefined : read.methods.find(({ id }) => id === kid)?.endsAt
}
