import { dayMilliseconds } from '../../../domain/hours.ts'
import type { KeptFile } from '../../../domain/photo/kept-file.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { houseRule } from '../../../domain/source.ts'
import { sha256 } from '../../digest.ts'
import type { Database } from '../../store/database.ts'
import { addFile, hasFile, keptSince } from '../../store/evidence/files.ts'

/** What an organisation may keep anew within any 24 hours. */
const keptADay = {
  files: 5_000,
  bytes: 4 * 1024 ** 3,
  source: houseRule(
    'A thousand units a day with five photos each, shrunk on the device; whoever sends more fills the disk by a mistake',
  ),
} as const

/** Keeps a file under its digest, once for an organisation; one that is there already counts for nothing. */
export async function keepFile(
  db: Database,
  organisationKey: number,
  { file, now }: { file: KeptFile; now: Date },
): Promise<{ readonly digest: string; readonly isNew: boolean }> {
  const { type, width, height, bytes } = file
  const digest = sha256(bytes)
  const key = Buffer.from(digest, 'base64url')
  if (await hasFile(db, organisationKey, key, now)) return { digest, isNew: false }
  return db.transaction().execute(async (tx) => {
    const since = new Date(now.getTime() - dayMilliseconds)
    const kept = await keptSince(tx, organisationKey, since)
    if (kept.files >= keptADay.files) {
      throw new RefusedError(refuse('too_many', '', ['file_too_many', { most: keptADay.files }]))
    }
    if (kept.bytes + bytes.length > keptADay.bytes) {
      throw new RefusedError(refuse('too_many', '', ['file_too_much', { most: keptADay.bytes }]))
    }
    const row = { type, width, height, content: Buffer.from(bytes), digest: key, now }
    return { digest, isNew: await addFile(tx, organisationKey, row) }
  })
}
