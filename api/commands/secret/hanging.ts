import {
  isKeptAnew,
  type WebhookSecrets,
  webhookSecrets,
} from '../../notifications/webhooks/webhook-secrets.ts'
import { textOfKey } from '../../passports/issuer.ts'
import { listStrays, type StrayFactor } from '../../people/sign-in/kept-factors.ts'
import { idleMilliseconds } from '../../people/sign-in/session-authenticate.ts'
import { markOf, type Secret } from '../../secret/secret.ts'
import { listKeptSecrets } from '../../store/notifications/webhook-secrets.ts'
import type { Store } from '../../store/open-store.ts'
import { listKeysInUse } from '../../store/passports/issuer-keys.ts'
import {
  isAnySession,
  listSecretUses,
  type SecretUse,
  sessionsBefore,
} from '../../store/secret-use.ts'

type KeptWebhook = Awaited<ReturnType<typeof listKeptSecrets>>[number]

/** A key that is in use, as it is kept, with what it opens to. */
interface KeptKey {
  readonly kept: Awaited<ReturnType<typeof listKeysInUse>>[number]
  readonly text: string | undefined
}

/** What hangs on the secrets of an installation. */
export interface Hanging {
  /** Which were in use, the last one last. */
  readonly uses: readonly SecretUse[]
  /** Authenticators that do not lie under the secret in use. */
  readonly factors: readonly StrayFactor[]
  readonly webhooks: readonly {
    readonly kept: KeptWebhook
    readonly found: WebhookSecrets | undefined
  }[]
  /** Keys that passports are signed with, and the private part where a secret that is named opens it. */
  readonly issuerKeys: readonly KeptKey[]
  /** Sessions from before the last change. */
  readonly sessions: { readonly count: number; readonly until: Date | null }
  /** Places among the secrets before of those that were never in use here and open nothing. */
  readonly strangers: readonly number[]
}

/** Looks at everything that goes by the installation's secret. */
export async function findHanging(store: Store, secret: Secret, now: Date): Promise<Hanging> {
  const uses = await listSecretUses(store.auth)
  const factors = await listStrays(store.auth, secret)
  const stored = await listKeptSecrets(store.system)
  const webhooks = stored.map((kept) => ({ kept, found: webhookSecrets(secret, kept) }))
  const inUse = await listKeysInUse(store.system)
  const issuerKeys = inUse.map((kept) => ({ kept, text: textOfKey(kept, secret) }))
  const opening = new Set([
    ...uses.map(({ mark }) => mark),
    ...factors.map(({ opened }) => opened?.mark),
    ...webhooks.map(({ found }) => found?.mark),
    ...issuerKeys.map(({ kept, text }) => (text === undefined ? undefined : markIn(kept))),
  ])
  // Before the first note a session may hang on any that is named.
  const mayBeAny = uses.length === 0 && (await isAnySession(store.auth))
  const strangers = secret.before.flatMap((one, at) =>
    mayBeAny || opening.has(markOf(one)) ? [] : [at],
  )
  const since = sinceOf(uses, secret, now)
  const idleSince = new Date(now.getTime() - idleMilliseconds)
  const sessions =
    since === undefined
      ? { count: 0, until: null }
      : await sessionsBefore(store.auth, { time: since, now, idleSince })
  return { uses, factors, webhooks, issuerKeys, sessions, strangers }
}

/** Numbers of authenticators, webhooks and keys of issuers that a secret before holds, and of those that no secret that is named opens. */
export function countHanging({ factors, webhooks, issuerKeys }: Hanging, secret: Secret) {
  const mark = markOf(secret.current)
  const count = <Row>(rows: readonly Row[], is: (row: Row) => boolean) => rows.filter(is).length
  return {
    authenticators: count(factors, ({ opened }) => opened !== undefined && opened.mark !== mark),
    webhooks: count(
      webhooks,
      ({ kept, found }) => found !== undefined && !isKeptAnew(secret, kept, found),
    ),
    issuerKeys: count(issuerKeys, ({ kept, text }) => text !== undefined && markIn(kept) !== mark),
    lostAuthenticators: count(factors, ({ opened }) => opened === undefined),
    lostWebhooks: count(webhooks, ({ found }) => found === undefined),
    lostIssuerKeys: count(issuerKeys, ({ text }) => text === undefined),
  }
}

/** Mark of the secret that a key lies under. */
function markIn({ sealed }: KeptKey['kept']): string {
  return sealed?.split('.')[0] ?? ''
}

/** From when on sessions are signed with the secret in use; undefined as long as no other one was. */
function sinceOf(
  uses: readonly SecretUse[],
  { current, before }: Secret,
  now: Date,
): Date | undefined {
  const last = uses.at(-1)
  if (last === undefined) return before.length > 0 ? now : undefined
  if (last.mark !== markOf(current)) return now
  return uses.length > 1 ? last.since : undefined
}
