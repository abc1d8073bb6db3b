import { z } from '@hono/zod-openapi'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { right } from '../../domain/right.ts'
import { openPlace, sealPlace } from '../seal-place.ts'
import type { Secret } from '../secret/secret.ts'
import type { Principal } from './principal.ts'

/** Takes an earlier answer's `next`; what it holds is read by `pagesOf`, for whoever it was given to. */
export const cursorSchema = z
  .string()
  // As long as one place or two are when they are sealed.
  .regex(/^(?:[\w-]{48}|[\w-]{59})$/, right('right_cursor'))
  .openapi({ description: 'The `next` of the page before' })

/** The `next` of an answer. */
export const nextSchema = z
  .string()
  .nullable()
  .describe('Give it as `cursor` for the next page; null on the last')

/** The pages of one list as one asker turns them. */
export interface Pages {
  /** The key of the last row of the page before; undefined for the first page. Throws the refusal of any other cursor. */
  after(cursor: string | undefined): number | undefined
  /** Cuts a page from rows of which one more was read than the page holds, to know whether there are more. */
  cut<Row>(
    rows: readonly Row[],
    limit: number,
    keyOf: (row: Row) => number,
  ): { page: readonly Row[]; next: string | null }
}

/**
 * Opens a list for whoever asks. Keys of rows come from sequences that all organisations share and would count what others
 * do, so they travel sealed: a cursor says nothing, and opens this list for this asker and no other.
 */
export function pagesOf(secret: Secret, list: string, principal: Principal): Pages {
  const places = placesOf(secret, list, principal)
  return {
    after: (cursor) => places.read(cursor, 1)?.[0],
    cut: (rows, limit, keyOf) => {
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      const isWhole = rows.length <= limit || last === undefined
      return { page, next: isWhole ? null : places.write([keyOf(last)]) }
    },
  }
}

/** The same for a list whose place is more than one number. */
export function placesOf(secret: Secret, list: string, principal: Principal) {
  const { organisation } = principal
  const authority = principal.kind === 'person' ? principal.authority : undefined
  const asker = [organisation?.organisationKey, authority?.organisationKey]
  const purpose = JSON.stringify([list, ...asker.map((key) => key ?? null)])
  return {
    read: (cursor: string | undefined, count: number): readonly number[] | undefined => {
      if (cursor === undefined) return undefined
      const place = openPlace(secret, purpose, cursor)
      if (place?.length === count) return place
      throw new RefusedError(refuse('invalid', '/query/cursor', ['cursor_unknown']))
    },
    write: (place: readonly number[]) => sealPlace(secret, purpose, place),
  }
}
