import { placesOf } from '../http/cursor.ts'
import type { Principal } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import {
  countUnread,
  listNotifications,
  type Place,
  type Reader,
} from '../store/notifications/notifications.ts'
import { readBy } from './read-by.ts'

/** A page of what somebody was told, with what its texts need, how many are unread in all, and where the next page begins. */
export async function pageOfNotifications(
  { store, secret }: Pick<Installation, 'store' | 'secret'>,
  {
    reader,
    principal,
    cursor,
    limit,
  }: { reader: Reader; principal: Principal; cursor: string | undefined; limit: number },
) {
  const db = store.own(reader.organisationKey)
  const places = placesOf(secret, `notifications of ${reader.personId}`, principal)
  const after = placeAt(places.read(cursor, 2))
  // Counted first: what comes between is in the list and not yet in the number, never in the number alone.
  const unread = await countUnread(db, reader)
  const rows = await listNotifications(db, reader, { after, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  const next =
    last === undefined ? null : places.write([last.notificationKey, last.readTime === null ? 0 : 1])
  return { page, terms: await readBy(store, reader.organisationKey, page), unread, next }
}

/** A cursor holds the key, and which part of the list it lies in. */
function placeAt(place: readonly number[] | undefined): Place | undefined {
  if (place === undefined) return undefined
  const [key = 0, read] = place
  return { read: read === 1, key }
}
