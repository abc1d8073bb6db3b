import { isShownTo } from '../../../domain/audience.ts'
import { type FlowRow, outsidePartner } from '../../../domain/flow-report.ts'
import type { Named } from '../../../domain/local-names.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { fieldsOf } from '../../../workflows/words-of.ts'
import type { Installation } from '../../installation.ts'
import type { Look } from '../../people/access/look-at-others.ts'
import { nameOrganisations, nameSlugs } from '../../store/organisations/organisations.ts'
import { noteOthers } from '../note-others.ts'
import type { Scope } from '../scope.ts'
import type { FlowBooks } from './make-flow-report.ts'

/** A scope's books, with whoever else its lines name; `look` is that of whoever asks, where one is to be noted. */
export function namedBooks(
  installation: Pick<Installation, 'store' | 'streams'>,
  scope: Scope,
  look?: Look,
): FlowBooks {
  const { store, streams } = installation
  const nameParties = async (keys: readonly number[]) => {
    if (look !== undefined) await noteOthers(installation, scope, look, keys)
    return keys.length === 0 ? new Map() : nameOrganisations(store.system, keys)
  }
  return { ...scope, names: { originFacts: originFactsOf(streams), nameParties } }
}

/** What the partners in the rows of a report are called, by slug. */
export async function namePartners(
  { store }: Pick<Installation, 'store'>,
  rows: readonly FlowRow[],
): Promise<ReadonlyMap<string, Named>> {
  const partners = rows.map(({ group }) => group.partner ?? outsidePartner)
  const slugs = [...new Set(partners)].filter((partner) => partner !== outsidePartner)
  return nameSlugs(store.system, slugs)
}

/** Facts of any stream by which rows are put together; none that is the holder's alone. */
export function originFactsOf(streams: ReadonlyMap<string, LoadedStream>): readonly string[] {
  const names = [...streams.values()].flatMap((stream) =>
    (stream.custody.registers?.originKind ?? []).filter((name) =>
      isShownTo('other', fieldsOf(stream), name),
    ),
  )
  return [...new Set(names)]
}
