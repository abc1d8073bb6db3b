import { type NamedOrganisation, toldOrganisation } from '../../../domain/local-names.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import type { Installation } from '../../installation.ts'
import type { Look } from '../../people/access/look-at-others.ts'
import { nameOrganisations } from '../../store/organisations/organisations.ts'
import type { AskedPeriod } from '../../store/oversight/asked.ts'
import {
  type MovementGroup,
  readMovements,
  type StoredMovement,
} from '../../store/oversight/movements.ts'
import { noteOthers } from '../note-others.ts'
import type { Scope } from '../scope.ts'

/** Most rows that are given at once. */
const mostRows = 20_000

/** An organisation, or null for outside. */
export type Side = NamedOrganisation | null

/** What passed from one side to the other, with their names. */
export interface NamedMovement extends Omit<StoredMovement, 'from' | 'to' | 'group'> {
  readonly sender: Side
  readonly receiver: Side
  /** Value by group asked for. */
  readonly group: Readonly<Record<string, string>>
}

/** Who passed what to whom over a scope; the look is on the trail of everybody else whom it names. Throws a RefusedError when there is too much of it. */
export async function nameMovements(
  installation: Pick<Installation, 'store'>,
  scope: Scope,
  {
    look,
    ...asked
  }: Omit<AskedPeriod, 'keys'> & {
    readonly groupBy?: readonly MovementGroup[]
    readonly look: Look
  },
): Promise<readonly NamedMovement[]> {
  const { store } = installation
  const { groupBy = [] } = asked
  const rows = await readMovements(scope.db, { ...asked, keys: scope.keys, most: mostRows + 1 })
  if (rows.length > mostRows) {
    const values = { most: mostRows }
    throw new RefusedError(refuse('too_large', '/query/groupBy', ['report_too_large', values]))
  }
  const shown = [
    ...new Set(rows.flatMap(({ from, to }) => [from, to]).filter((key) => key !== null)),
  ]
  await noteOthers(installation, scope, look, shown)
  const named = shown.length === 0 ? new Map() : await nameOrganisations(store.system, shown)
  const sideOf = (key: number | null): Side => {
    const known = key === null ? undefined : named.get(key)
    return known === undefined ? null : toldOrganisation(known)
  }
  return rows.map(({ from, to, group, ...amounts }) => ({
    ...amounts,
    sender: sideOf(from),
    receiver: sideOf(to),
    group: Object.fromEntries(groupBy.map((name, at) => [name, group[at] ?? ''])),
  }))
}
