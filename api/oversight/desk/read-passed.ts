import { type NamedOrganisation, toldOrganisation } from '../../../domain/local-names.ts'
import type { Installation } from '../../installation.ts'
import { type Look, lookAtOthers } from '../../people/access/look-at-others.ts'
import { nameOrganisations } from '../../store/organisations/organisations.ts'
import type { AskedPeriod } from '../../store/oversight/asked.ts'
import { readMovements } from '../../store/oversight/movements.ts'
import type { Scope } from '../scope.ts'

/** An organisation that passed something on or was passed it; null for outside. */
export type PassedSide = NamedOrganisation | null

export interface PassedGoods {
  readonly from: PassedSide
  readonly to: PassedSide
  readonly stream: string
  readonly grams: number
  readonly lines: number
}

/** Most pairs that are read for a picture and its table. */
const mostPairs = 5_000

/** Who passed what to whom over a scope, by stream; that they were named is on the trail of whoever is beside the scope. */
export async function readPassed(
  { store }: Pick<Installation, 'store'>,
  { db, keys }: Scope,
  { look, ...period }: Omit<AskedPeriod, 'keys'> & { readonly look: Look },
): Promise<readonly PassedGoods[]> {
  const rows = await readMovements(db, { ...period, keys, groupBy: ['stream'], most: mostPairs })
  const sides = new Set(rows.flatMap(({ from, to }) => [from, to]).filter((key) => key !== null))
  if (sides.size === 0) return []
  await lookAtOthers(
    store.system,
    look,
    [...sides].filter((key) => !keys.includes(key)),
  )
  const named = await nameOrganisations(store.system, [...sides])
  const sideOf = (key: number | null): PassedSide => {
    const known = key === null ? undefined : named.get(key)
    return known === undefined ? null : toldOrganisation(known)
  }
  return rows.map(({ from, to, group: [stream = ''], grams, lines }) => ({
    from: sideOf(from),
    to: sideOf(to),
    stream,
    grams,
    lines,
  }))
}
