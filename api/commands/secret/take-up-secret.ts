import { dayMilliseconds } from '../../../domain/hours.ts'
import { faultOf } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import type { Installation, Log } from '../../installation.ts'
import { isKeptAnew, keptAnew } from '../../notifications/webhooks/webhook-secrets.ts'
import { sealedAnew } from '../../passports/issuer.ts'
import { keepAnew } from '../../people/sign-in/kept-factors.ts'
import { isSealedAnew } from '../../secret/seal-text.ts'
import { markOf, type Secret, secretRules } from '../../secret/secret.ts'
import { holdLock } from '../../store/hold-lock.ts'
import { keepSealed } from '../../store/notifications/webhook-secrets.ts'
import { keepKeySealed } from '../../store/passports/issuer-keys.ts'
import { noteSecretUse } from '../../store/secret-use.ts'
import { countHanging, findHanging, type Hanging } from './hanging.ts'

type Parts = Pick<Installation, 'store' | 'secret' | 'systemConnection'>

/**
 * What a server does with its secret before it serves: notes which one is in use, and encrypts anew what lies under one before,
 * so that nothing but sessions and cursors hangs on that. Refuses secrets before that are none of this database. It may be cut
 * off at any moment: each row is moved by itself, and the next start goes on.
 */
export async function takeUpSecret(
  { store, secret, systemConnection }: Parts,
  { now, log }: { readonly now: Date; readonly log: Log },
): Promise<void> {
  await holdLock(systemConnection, 'secret', async () => {
    const hanging = await findHanging(store, secret, now)
    refuseStrangers(secret, hanging)
    await noteUse({ store, secret }, hanging, now)
    const counts = countHanging(hanging, secret)
    for (const stray of hanging.factors) await keepAnew(store.auth, secret, stray)
    for (const { kept, found } of hanging.webhooks) {
      if (found === undefined || isKeptAnew(secret, kept, found)) continue
      await keepSealed(store.system, kept, keptAnew(secret, kept, found))
    }
    for (const { kept, text } of hanging.issuerKeys) {
      if (text === undefined || isSealedAnew(secret, kept.sealed ?? '')) continue
      await keepKeySealed(store.system, kept, sealedAnew(kept, secret, text))
    }
    tell(counts, hanging, { secret, now, log })
  })
}

/** Notes which secret is in use; of a database of before there were notes also which ones are named as those before. */
export async function noteUse(
  { store, secret }: Pick<Parts, 'store' | 'secret'>,
  { uses }: Pick<Hanging, 'uses'>,
  since: Date,
): Promise<void> {
  const mark = markOf(secret.current)
  if (uses.at(-1)?.mark === mark) return
  const before = uses.length === 0 ? secret.before.map(markOf).toReversed() : []
  for (const one of [...before, mark]) await noteSecretUse(store.auth, { mark: one, since })
}

function refuseStrangers({ before }: Secret, { strangers }: Hanging): void {
  if (strangers.length === 0) return
  const count = before.length
  const faults = strangers.map((at) =>
    faultOf('', 'secret_strange', { number: at + 1, count, mark: markOf(before[at] ?? '') }),
  )
  throw new RefusedError({ code: 'invalid', faults: [faultOf('', 'secrets_strange'), ...faults] })
}

function tell(
  counts: ReturnType<typeof countHanging>,
  { uses }: Hanging,
  { secret, now, log }: { secret: Secret; now: Date; log: Log },
): void {
  const { authenticators, webhooks, issuerKeys } = counts
  const { lostAuthenticators, lostWebhooks, lostIssuerKeys } = counts
  if (authenticators + webhooks + issuerKeys > 0) {
    log(
      `Moved to the secret in use: ${authenticators} authenticators, ${webhooks} webhooks, ${issuerKeys} keys of issuers; see "loomcell secret status"`,
    )
  }
  if (lostAuthenticators + lostWebhooks + lostIssuerKeys > 0) {
    log(
      `No secret that is named opens ${lostAuthenticators} authenticators, ${lostWebhooks} webhooks and ${lostIssuerKeys} keys of issuers: name the one from before in LOOMCELL_SECRET_BEFORE, or set them up anew`,
    )
  }
  const last = uses.at(-1)
  if (last === undefined || last.mark !== markOf(secret.current)) return
  const days = Math.floor((now.getTime() - last.since.getTime()) / dayMilliseconds)
  if (days < secretRules.mostDays) return
  log(
    `The secret is in use for ${days} days, at most ${secretRules.mostDays}: change it, see docs/security.md`,
  )
}
