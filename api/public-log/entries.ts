import { entryKinds, entryOf } from '../../domain/proof/log/entry.ts'
import { faultOf, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Database } from '../store/database.ts'
import { type Leaf, readLeafById, readLeavesByDigest } from '../store/log/read-log.ts'
import { malformed } from './asked.ts'

/** The leaf that an id or a digest names; of a digest that stands for several things, the first. Throws a refusal for none. */
export async function leafNamed(db: Database, pointer: string, name: string): Promise<Leaf> {
  const [, id] = /^(?:urn:uuid:)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(name) ?? []
  const digest = digestIn(name)
  if (id === undefined && digest === undefined)
    throw malformed([faultOf(pointer, 'log_leaf_wrong', { given: name.slice(0, 80) })])
  const [leaf] =
    digest === undefined
      ? [await readLeafById(db, id ?? '')]
      : await readLeavesByDigest(
          db,
          entryKinds.map((kind) => ({ kind, digest })),
        )
  if (leaf === undefined) throw unknownEntry()
  return leaf
}

/** What the log does not have, or does not show yet, is one and the same. */
export function unknownEntry(): RefusedError {
  return new RefusedError(refuse('not_found', '', ['log_entry_unknown']))
}

/** The bytes of a leaf's entry. */
export function bytesOf({ kind, id, digest }: Leaf): Uint8Array {
  return entryOf({ kind, id, digest: digest.toString('base64url') })
}

/** A SHA-256 in either of its spellings; undefined for anything else. */
function digestIn(name: string): Buffer | undefined {
  if (/^[0-9a-f]{64}$/i.test(name)) return Buffer.from(name, 'hex')
  const bytes = Buffer.from(name, 'base64url')
  return bytes.length === 32 && bytes.toString('base64url') === name ? bytes : undefined
}
