import { sha256Bytes } from '../../digest.ts'
import { isSealedAnew, openText, sealText } from '../../secret/seal-text.ts'
import { allOf, markOf, type Secret } from '../../secret/secret.ts'
import { webhookSecret } from './sign.ts'

/** What is stored of the secrets of a webhook. */
export interface KeptSecrets {
  readonly id: string
  readonly generation: number
  readonly secretDigest: Buffer
  /** Sealed, where it was derived from a secret of the installation before the one in use. */
  readonly keptSecret: string | null
  /** The same of the generation before. */
  readonly keptPrevious: string | null
}

/** The secrets that a webhook signs with, and the mark of the installation's secret that they hang on. */
export interface WebhookSecrets {
  readonly now: string
  /** That of the generation before; undefined where there is none, or it can be found no more. */
  readonly previous: string | undefined
  readonly mark: string
}

/** Finds what a webhook signs with under any secret that holds; undefined when the one it was made with is not among them. */
export function webhookSecrets(secret: Secret, kept: KeptSecrets): WebhookSecrets | undefined {
  const { id, generation } = kept
  const isRight = (text: string) => sha256Bytes(text).equals(kept.secretDigest)
  const before = generation - 1
  const previous =
    kept.keptPrevious === null
      ? undefined
      : openText(secret, purposeOf(id, before), kept.keptPrevious)
  if (kept.keptSecret !== null) {
    const now = openText(secret, purposeOf(id, generation), kept.keptSecret)
    const mark = kept.keptSecret.split('.')[0] ?? ''
    return now === undefined || !isRight(now) ? undefined : { now, previous, mark }
  }
  const made = allOf(secret).find((one) => isRight(webhookSecret(one, { id, generation })))
  if (made === undefined) return undefined
  const derived = before < 1 ? undefined : webhookSecret(made, { id, generation: before })
  const now = webhookSecret(made, { id, generation })
  return { now, previous: previous ?? derived, mark: markOf(made) }
}

/** Whether all of it hangs on the secret in use. */
export function isKeptAnew(
  secret: Secret,
  { keptPrevious }: KeptSecrets,
  { mark }: WebhookSecrets,
): boolean {
  const isAnew = keptPrevious === null || isSealedAnew(secret, keptPrevious)
  return isAnew && mark === markOf(secret.current)
}

/** What to store so that it hangs on the secret in use alone. */
export function keptAnew(
  secret: Secret,
  { id, generation }: KeptSecrets,
  { now, previous }: WebhookSecrets,
): Pick<KeptSecrets, 'keptSecret' | 'keptPrevious'> {
  const sealed = (text: string, of: number) => sealText(secret, purposeOf(id, of), text)
  return {
    keptSecret: sealed(now, generation),
    keptPrevious: previous === undefined ? null : sealed(previous, generation - 1),
  }
}

/** What to store of a secret that the next generation, derived from the secret in use, replaces; null where it follows alike. */
export function keptBehind(secret: Secret, kept: KeptSecrets): string | null {
  const { id, generation } = kept
  const found = webhookSecrets(secret, kept)
  if (found === undefined) return null
  const isAlike = found.now === webhookSecret(secret.current, { id, generation })
  return isAlike ? null : sealText(secret, purposeOf(id, generation), found.now)
}

/** What is sealed for one webhook and generation opens for no other. */
function purposeOf(id: string, generation: number): string {
  return `webhook ${id} ${generation}`
}
