import type { Installation } from '../installation.ts'
import type { Look } from '../people/access/look-at-others.ts'
import { noteWideLook } from '../store/oversight/jurisdiction.ts'

/**
 * Puts an authority's look on the trail of those whom an answer names beside the ones it is about, such as the other side of a hand-over: once
 * a day for each person and report. MUST be done before the rows are sent. Of anybody else nothing is noted: they see what is theirs.
 */
export async function noteOthers(
  { store }: Pick<Installation, 'store'>,
  { keys }: { readonly keys: readonly number[] },
  { principal, action, now }: Look,
  shown: readonly number[],
): Promise<void> {
  if (principal.kind !== 'person' || principal.role !== 'regulator') return
  const { authority, personId, name } = principal
  const known = new Set([...keys, authority?.organisationKey])
  const others = [...new Set(shown)].filter((key) => !known.has(key))
  if (authority === undefined || others.length === 0) return
  const { organisationKey: authorityKey } = authority
  const look = { organisationKeys: others, authorityKey, personId, name, action, now }
  await noteWideLook(store.system, look)
}
