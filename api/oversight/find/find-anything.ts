import type { Installation } from '../../installation.ts'
import type { Look } from '../../people/access/look-at-others.ts'
import { listCounterparts } from '../../store/custody/recalls.ts'
import { nameOrganisations, type Organisation } from '../../store/organisations/organisations.ts'
import { type FoundKind, findByText } from '../../store/oversight/find.ts'
import { noteOthers } from '../note-others.ts'
import { documentNames } from '../registers/line-facts.ts'
import type { Scope } from '../scope.ts'

/** Something that was found, with whose it is. */
export interface Found {
  readonly kind: FoundKind | 'organisation'
  /** Code of a batch, id of a hand-over or an event, number of a permit or a licence, short name of an organisation. */
  readonly name: string
  readonly organisation: { readonly slug: string; readonly name: string }
  /** Of a hand-over the receiver. */
  readonly other: { readonly slug: string; readonly name: string } | null
  /** A batch's state, a hand-over's, a licence's facility, a permit's destination, an event's stage. */
  readonly said: string | null
  readonly stream: string | null
  /** The number by which a hand-over was found on its papers. */
  readonly paper: string | null
  /** Id of a batch. */
  readonly id: string | null
}

/** Most things of one sort that are given. */
const mostOfOne = 20

/**
 * What an inspector may mean by a few words: an organisation by a part of its name, a batch by its code, a hand-over by its trip ticket, an export
 * permit, a licence, an event. Only of the organisations of the scope, and organisations that passed goods to or from them.
 */
export async function findAnything(
  { store, streams }: Pick<Installation, 'store' | 'streams'>,
  scope: Scope,
  { text, look }: { readonly text: string; readonly look: Look },
): Promise<readonly Found[]> {
  const { db, keys } = scope
  const documents = [...documentNames(streams, 'ticket'), ...documentNames(streams, 'permit')]
  const [rows, known] = await Promise.all([
    findByText(db, { keys, text, documents, limit: mostOfOne }),
    knownTo(store, scope),
  ])
  const shown = rows.flatMap(({ organisationKey, otherKey }) => [
    organisationKey,
    otherKey ?? organisationKey,
  ])
  const named = shown.length === 0 ? new Map() : await nameOrganisations(store.system, shown)
  const sought = text.toLowerCase()
  const organisations = known.filter(
    ({ slug, name }) => slug === sought || name.toLowerCase().includes(sought),
  )
  const those = organisations.slice(0, mostOfOne)
  await noteOthers({ store }, scope, look, [
    ...shown,
    ...those.map(({ organisationKey }) => organisationKey),
  ])
  const of = (key: number) => {
    const { slug = '', name = '' } = named.get(key) ?? {}
    return { slug, name }
  }
  return [
    ...those.map(({ slug, name }): Found => {
      return { kind: 'organisation', name: slug, organisation: { slug, name }, ...nothing }
    }),
    ...rows.map(({ kind, name, organisationKey, otherKey, said, stream, paper, id }): Found => {
      const other = otherKey === null ? null : of(otherKey)
      return { kind, name, organisation: of(organisationKey), other, said, stream, paper, id }
    }),
  ]
}

const nothing = { other: null, said: null, stream: null, paper: null, id: null } as const

/** The organisations of the scope; of one organisation also those that it deals with. */
async function knownTo(
  store: Installation['store'],
  { of, organisations, db, keys: [key] }: Scope,
): Promise<readonly Organisation[]> {
  if (of === 'jurisdiction' || key === undefined) return organisations
  const others = [...(await listCounterparts(db, key))]
  if (others.length === 0) return organisations
  return [...organisations, ...(await nameOrganisations(store.system, others)).values()]
}
