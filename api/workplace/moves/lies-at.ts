import type { Language } from '../../../domain/words.ts'
import { movePhrases } from '../../../web/pages/workplace/moves/phrases.ts'
import type { Database } from '../../store/database.ts'
import { readPlacesInside } from '../../store/moves/places.ts'
import { readPositions } from '../../store/moves/steps.ts'
import { placeNames } from './place-names.ts'

/** Where a batch is inside its facility: its place, or the move that carries it; undefined where nobody ever moved it there. */
export async function liesAt(
  db: Database,
  { batchKey, massGrams }: { readonly batchKey: number; readonly massGrams: number | null },
  { organisationKey, language }: { organisationKey: number; language: Language },
): Promise<{ readonly text: string; readonly href: string } | undefined> {
  const position = (await readPositions(db, [batchKey])).get(batchKey)
  if (position?.since == null || massGrams === 0) return undefined
  const { place, move } = position
  if (place !== null) {
    const names = placeNames(await readPlacesInside(db, organisationKey, { code: place }), language)
    return { text: names.nameOf(place), href: `/work/places/${encodeURIComponent(place)}` }
  }
  if (move === null) return undefined
  return { text: movePhrases.onTheWay[language], href: `/work/moves/${move}` }
}
