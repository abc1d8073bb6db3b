import { macsOf, type Secret } from '../secret/secret.ts'
import { forgetMail, type MailBucket, takeMail } from '../store/notifications/mail-rates.ts'
import type { Store } from '../store/open-store.ts'

/**
 * How many messages go out, so that nobody's mailbox is filled with our help and mail servers go on taking ours. A number at
 * once, and as many again within each hour.
 */
export const mailLimits = {
  source: 'house rule',
  /** Invitations of one organisation. */
  invitationsOfOrganisation: 10,
  /** Invitations of one organisation to one address. */
  invitationsToAddress: 3,
  /** Invitations of all organisations to one address. */
  invitationsOfAllToAddress: 6,
  /** Notifications to one address; the rest is read after signing in. */
  notificationsToAddress: 60,
  /** Links to a new password for one account; a link lasts an hour, so that one of them always works. */
  linksToAccount: 6,
} as const

export type MailLimit = Exclude<keyof typeof mailLimits, 'source'>

/** What a message counts under. */
export type Counted = readonly [limit: MailLimit, ...of: readonly (string | number)[]]

interface Counting {
  readonly store: Store
  readonly secret: Secret
  readonly now: () => Date
}

/** Counts a message; gives the seconds to wait, 0 when it may go. Of several limits all must allow it. */
export function countMail(
  { store, secret, now }: Counting,
  counted: readonly Counted[],
): Promise<number> {
  return takeMail(
    store.auth,
    counted.map((one) => bucketOf(secret, one)),
    now(),
  )
}

/** Counts afresh, after somebody showed that what came was theirs to ask for. */
export function forgetCounted({ store, secret }: Counting, counted: Counted): Promise<void> {
  return forgetMail(store.auth, bucketOf(secret, counted))
}

function bucketOf(secret: Secret, counted: Counted): MailBucket {
  const most = mailLimits[counted[0]]
  const macs = macsOf(secret, JSON.stringify(['mail', ...counted]))
  return { ...macs, atOnce: most, everySeconds: Math.ceil(3_600 / most) }
}
