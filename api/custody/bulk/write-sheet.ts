import { faultsIn } from '../../../domain/faults-in.ts'
import { nameIn, toldOrganisation } from '../../../domain/local-names.ts'
import type { ShownNames } from '../../../domain/shown-names.ts'
import { type Language, type Words, words } from '../../../domain/words.ts'
import { type Look, lookAtOthers } from '../../people/access/look-at-others.ts'
import { listLines } from '../../store/custody/hand-over-lines.ts'
import { listHandOvers, type StoredHandOver } from '../../store/custody/hand-overs.ts'
import type { Database } from '../../store/database.ts'
import type { Store } from '../../store/open-store.ts'
import { nameOrganisations } from '../../store/organisations/organisations.ts'
import type { AnsweredLine } from './decide-sheet.ts'

const handOversTogether = 200

/** What became of a row. In English by the words that scripts know. */
const outcomes: Readonly<Record<AnsweredLine['status'], Words>> = {
  taken: words('taken', '已記錄', '已记录'),
  duplicate: words('duplicate', '先前已記錄', '此前已记录'),
  refused: words('refused', '未記錄', '未记录'),
  left: words('left', '未填寫', '未填写'),
}

interface Asked {
  readonly organisationKey: number
  readonly look: Look
  /** What their reader calls streams, kinds and materials. */
  readonly called: (name: string | null) => string | null
  readonly language: Language
}

/** Rows of all hand-overs that wait for the organisation's decision, newest hand-over first, page by page. */
export async function* rowsToDecide(
  store: Store,
  db: Database,
  { organisationKey, look, called, language }: Asked,
): AsyncGenerator<readonly (readonly (string | number | null)[])[]> {
  let cursor: number | undefined
  for (;;) {
    const asked = { side: 'receiver', states: ['received'], cursor } as const
    const page = await listHandOvers(db, organisationKey, { ...asked, limit: handOversTogether })
    const parties = page.flatMap((one) => one.parties)
    await lookAtOthers(store.system, look, parties)
    if (page.length > 0) yield await rowsOf(store, db, page, { called, language })
    if (page.length < handOversTogether) return
    cursor = page.at(-1)?.handOverKey
  }
}

async function rowsOf(
  store: Store,
  db: Database,
  handOvers: readonly StoredHandOver[],
  { called, language }: Pick<Asked, 'called' | 'language'>,
) {
  const lines = await listLines(
    db,
    handOvers.map(({ handOverKey }) => handOverKey),
  )
  const byHandOver = Map.groupBy(lines, (line) => line.hand_over_key)
  const senders = [...new Set(handOvers.map(({ senderKey }) => senderKey))]
  const named = await nameOrganisations(store.system, senders)
  return handOvers.flatMap(({ handOverKey, id, senderKey }) =>
    (byHandOver.get(handOverKey) ?? []).map(
      ({ line, code, stream, kind, material, sent_grams }) => [
        id,
        line,
        nameIn(toldOrganisation(named.get(senderKey)), language),
        code,
        called(stream),
        called(kind),
        called(material),
        sent_grams,
        null,
        null,
        null,
        null,
        null,
      ],
    ),
  )
}

/** Cells of a row as it is given back. */
export function answeredCells(
  { cells, status, code, faults }: AnsweredLine,
  language: Language,
  names: ShownNames,
): readonly string[] {
  const colon = language === 'en' ? ': ' : '：'
  const told = faultsIn(faults, language, names).map(({ pointer, message }) =>
    pointer === '' ? message : `${names.headings?.get(pointer) ?? pointer}${colon}${message}`,
  )
  // Longer than this no cell of a spreadsheet may be.
  return [...cells, outcomes[status][language], code ?? '', told.join(' | ').slice(0, 32_000)]
}
