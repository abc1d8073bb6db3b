import type { Facts } from '../../domain/field.ts'
import type { NamedFile } from '../../domain/file-name.ts'
import { filesIn } from '../../domain/file-name.ts'
import { kindOfFile } from '../../domain/photo/kept-file.ts'
import type { ShownFile } from '../../web/pages/file-html.ts'
import { fileWords } from '../../web/pages/file-text.ts'
import type { Database } from '../store/database.ts'
import { keptAmong } from '../store/evidence/files.ts'

/** How files are shown on a page. */
export interface FilesReading {
  /** Those that are still kept, by digest; all of them where nobody looked. */
  readonly kept?: ReadonlySet<string>
  /** Whether pictures stand on the page itself: not for whoever is on record for each that they look at. */
  readonly withPictures?: boolean
  /** Where one may be erased, by its digest; absent for whoever may not. */
  readonly eraseAt?: (digest: string) => string
}

/** A file as a page shows it. */
export function shownFile(
  file: NamedFile,
  { kept, withPictures, eraseAt }: FilesReading,
): ShownFile {
  const label = fileWords(file)
  if (kept !== undefined && !kept.has(file.digest)) return { label }
  const isPicture =
    withPictures === true && file.type !== undefined && kindOfFile(file.type) === 'photo'
  return {
    label,
    href: `/api/v1/files/${file.digest}`,
    ...(isPicture ? { isPicture } : {}),
    ...(eraseAt === undefined ? {} : { erase: eraseAt(file.digest) }),
  }
}

/** Which of the files that facts name are still kept. */
export async function keptOf(
  db: Database,
  organisationKey: number,
  lists: readonly Facts[],
): Promise<ReadonlySet<string>> {
  const named = lists.flatMap((facts) => Object.values(facts).flatMap(filesIn))
  if (named.length === 0) return new Set()
  return keptAmong(db, organisationKey, [...new Set(named.map(({ digest }) => digest))])
}
