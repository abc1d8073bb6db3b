import { codesIn, partsOfCode } from '../../domain/codes-in.ts'
import { dangerText } from '../../domain/danger-text.ts'
import { calledIn, nameIn } from '../../domain/local-names.ts'
import type { Language } from '../../domain/words.ts'
import type { Looked, ShownArriving } from '../../web/pages/workplace/work/view.ts'
import type { Installation } from '../installation.ts'
import { type Arriving, readAllArriving } from '../inventory/elsewhere.ts'
import { findAllScanned } from '../inventory/find-scanned.ts'
import { readRowsOf } from '../inventory/read-work-rows.ts'
import { readFacilities } from '../store/organisations/facilities.ts'
import type { PageAsker } from './page-asker.ts'
import { groupsOf, zonesOf } from './shown-rows.ts'

/** Looks up a pasted list: each code, link or serial number, and of what is none as a whole each part between blanks. */
export async function findCodes(
  installation: Installation,
  asker: PageAsker,
  { text, now }: { text: string; now: Date },
): Promise<Looked> {
  const { codes, left } = codesIn(text)
  const first = await findEach(installation, asker, codes)
  const parted = first.flatMap(({ code, isFound }) => (isFound ? [] : partsOfCode(code)))
  const second = await findEach(installation, asker, parted)
  const all = [...first, ...second]
  const isParted = ({ code, isFound }: FoundCode) => !isFound && partsOfCode(code).length > 0
  const { db, organisationKey, principal, language } = asker
  const facilities = calledIn(await readFacilities(db, organisationKey), language)
  const batchKeys = [...new Set(all.flatMap((one) => one.batchKeys))]
  const asked = { organisationKey, principal, facilities, now, batchKeys }
  const rows = batchKeys.length === 0 ? [] : await readRowsOf(installation.streams, db, asked)
  const arriving = new Map(all.flatMap((one) => one.arriving).map((line) => [line.page, line]))
  return {
    text,
    isList: true,
    left,
    similar: [],
    groups: groupsOf(rows, {
      isOne: facilities.length === 1,
      now,
      zoneOf: zonesOf(facilities),
    }),
    arriving: [...arriving.values()].map((line) => shownArriving(line, language)),
    missing: all.filter((one) => !one.isFound && !isParted(one)).map(({ code }) => code),
  }
}

interface FoundCode {
  readonly code: string
  readonly isFound: boolean
  readonly batchKeys: readonly number[]
  readonly arriving: readonly Arriving[]
}

async function findEach(
  installation: Installation,
  { principal, look }: PageAsker,
  codes: readonly string[],
): Promise<readonly FoundCode[]> {
  if (codes.length === 0) return []
  const [own, arriving] = await Promise.all([
    findAllScanned(installation, principal, codes),
    readAllArriving(installation, look, codes),
  ])
  return codes.map((code, index) => {
    const batchKeys = (own[index] ?? []).map(({ batchKey }) => batchKey)
    const lines = arriving[index] ?? []
    return { code, batchKeys, arriving: lines, isFound: batchKeys.length + lines.length > 0 }
  })
}

/** Goods on their way here, as a line of the page. */
export function shownArriving(line: Arriving, language: Language): ShownArriving {
  const { code, page, kind, sender, danger, recalled } = line
  return {
    code,
    href: page,
    kind: kind.label,
    sender: nameIn(sender, language),
    danger: recalled ?? (danger === null ? undefined : dangerText(danger)),
  }
}
