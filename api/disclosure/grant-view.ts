import type { StoredGrant } from '../store/disclosure/grants.ts'

/** Whether it opens anything now. */
export function grantState(
  { endedTime, expiresTime }: Pick<StoredGrant, 'endedTime' | 'expiresTime'>,
  now: Date,
): 'open' | 'ended' | 'expired' {
  if (endedTime !== null) return 'ended'
  return expiresTime <= now ? 'expired' : 'open'
}

/** What both sides see of a grant. */
export function grantedView(grant: StoredGrant, now: Date) {
  const { id, audiences, facts, reason, createdTime, expiresTime, batches } = grant
  return {
    id,
    audiences: [...audiences],
    facts: [...facts],
    reason,
    created: createdTime.toISOString(),
    until: expiresTime.toISOString(),
    state: grantState(grant, now),
    batches: batches.map(({ code, upTo }) => ({ code, upTo })),
  }
}

/** A grant as its owner sees it, with how often somebody looked. */
export function grantView(
  grant: StoredGrant,
  {
    now,
    looked,
  }: { now: Date; looked?: { readonly looks: number; readonly last: Date } | undefined },
) {
  return {
    ...grantedView(grant, now),
    receiver: grant.receiverName,
    byLink: grant.receiverKey === null,
    givenBy: grant.givenBy,
    looks: looked?.looks ?? 0,
    lastLook: looked?.last.toISOString() ?? null,
  }
}
