import type { Photo } from '../../../domain/photo/photo.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { houseRule } from '../../../domain/source.ts'
import { sha256 } from '../../digest.ts'
import type { Database } from '../../store/database.ts'
import { addPhoto, countPhotos, hasPhoto } from '../../store/evidence/photos.ts'

/** New photos that an organisation keeps within any 24 hours. */
const keptADay = {
  value: 5_000,
  source: houseRule(
    'A thousand units a day with five photos each; whoever sends more fills the disk by a mistake',
  ),
} as const

const dayMilliseconds = 24 * 60 * 60 * 1_000

/** Keeps a photo under its digest, once for an organisation; one that is there already counts for nothing. */
export async function keepPhoto(
  db: Database,
  organisationKey: number,
  { photo, now }: { photo: Photo; now: Date },
): Promise<{ readonly digest: string; readonly isNew: boolean }> {
  const { type, width, height, bytes } = photo
  const digest = sha256(bytes)
  const key = Buffer.from(digest, 'base64url')
  if (await hasPhoto(db, organisationKey, key)) return { digest, isNew: false }
  return db.transaction().execute(async (tx) => {
    const kept = await countPhotos(tx, organisationKey, new Date(now.getTime() - dayMilliseconds))
    if (kept >= keptADay.value) {
      throw new RefusedError(refuse('too_many', '', ['photo_too_many', { most: keptADay.value }]))
    }
    const row = { type, width, height, content: Buffer.from(bytes), digest: key, now }
    return { digest, isNew: await addPhoto(tx, organisationKey, row) }
  })
}
