import {
  isCalled,
  type Named,
  type NamedOrganisation,
  toldNames,
  toldOrganisation,
} from '../../../domain/local-names.ts'
import type { Installation } from '../../installation.ts'
import type { Look } from '../../people/access/look-at-others.ts'
import { listCounterparts } from '../../store/custody/recalls.ts'
import { nameOrganisations, type Organisation } from '../../store/organisations/organisations.ts'
import { type FoundKind, findByText } from '../../store/oversight/find.ts'
import { listPlaces, type OverseenPlace } from '../../store/oversight/places.ts'
import { noteOthers } from '../note-others.ts'
import { documentNames } from '../registers/line-facts.ts'
import type { Scope } from '../scope.ts'

/** Something that was found, with whose it is. */
export interface Found {
  readonly kind: FoundKind | 'organisation' | 'facility'
  /** Code of a batch or a facility, id of a hand-over or an event, number of a permit or a licence, short name of an organisation. */
  readonly name: string
  readonly organisation: NamedOrganisation
  /** Of a hand-over the receiver. */
  readonly other: NamedOrganisation | null
  /** A batch's state, a hand-over's, a licence's facility, a permit's destination, an event's stage. */
  readonly said: string | null
  readonly stream: string | null
  /** The number by which a hand-over was found on its papers. */
  readonly paper: string | null
  /** Id of a batch. */
  readonly id: string | null
  /** What a facility is called. */
  readonly called: Named | null
}

/** Most things of one sort that are given. */
const mostOfOne = 20

/**
 * What an inspector may mean by a few words: an organisation or a facility by a part of any of its names, a batch by its code, a hand-over by its trip ticket, an export
 * permit, a licence, an event. Only of the organisations of the scope, and organisations that passed goods to or from them.
 */
export async function findAnything(
  { store, streams }: Pick<Installation, 'store' | 'streams'>,
  scope: Scope,
  { text, look }: { readonly text: string; readonly look: Look },
): Promise<readonly Found[]> {
  const { db, keys } = scope
  const documents = [...documentNames(streams, 'ticket'), ...documentNames(streams, 'permit')]
  const [rows, known, places] = await Promise.all([
    findByText(db, { keys, text, documents, limit: mostOfOne }),
    knownTo(store, scope),
    listPlaces(db, keys),
  ])
  const shown = rows.flatMap(({ organisationKey, otherKey }) => [
    organisationKey,
    otherKey ?? organisationKey,
  ])
  const named = shown.length === 0 ? new Map() : await nameOrganisations(store.system, shown)
  const organisations = known.filter(
    (one) => one.slug === text.toLowerCase() || isCalled(one, text),
  )
  const those = organisations.slice(0, mostOfOne)
  await noteOthers({ store }, scope, look, [
    ...shown,
    ...those.map(({ organisationKey }) => organisationKey),
  ])
  const of = (key: number) => toldOrganisation(named.get(key))
  return [
    ...those.map((one): Found => {
      return {
        kind: 'organisation',
        name: one.slug,
        organisation: toldOrganisation(one),
        ...nothing,
      }
    }),
    ...facilitiesCalled(text, places, scope),
    ...rows.map(({ kind, name, organisationKey, otherKey, said, stream, paper, id }): Found => {
      const other = otherKey === null ? null : of(otherKey)
      return {
        ...nothing,
        kind,
        name,
        organisation: of(organisationKey),
        other,
        said,
        stream,
        paper,
        id,
      }
    }),
  ]
}

const nothing = {
  other: null,
  said: null,
  stream: null,
  paper: null,
  id: null,
  called: null,
} as const

/** Facilities of the scope by their code or a part of any of their names. */
function facilitiesCalled(
  text: string,
  places: readonly OverseenPlace[],
  { organisations }: Pick<Scope, 'organisations'>,
): readonly Found[] {
  const owners = new Map(organisations.map((one) => [one.slug, one]))
  return places
    .filter((one) => one.code.toLowerCase() === text.toLowerCase() || isCalled(one, text))
    .slice(0, mostOfOne)
    .map(({ organisation, code, name, names }) => ({
      ...nothing,
      kind: 'facility',
      name: code,
      organisation: toldOrganisation(owners.get(organisation)),
      called: { name, names: toldNames(names) },
    }))
}

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
