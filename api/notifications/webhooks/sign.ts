import { createHmac, hkdfSync } from 'node:crypto'

/**
 * The secret of a webhook, derived from the installation's own (HKDF-SHA256, RFC 5869) with the webhook's id and the
 * generation of its secret. Nothing that could sign is stored in clear, so that a copy of the database signs nothing, and a
 * row cannot be given another one's secret. Form: `whsec_` and 32 bytes in base64 (Standard Webhooks 1.0.0, "Signature scheme").
 */
export function webhookSecret(
  installationSecret: string,
  { id, generation }: { id: string; generation: number },
): string {
  const info = `loomcell webhook secret ${generation}`
  const bytes = hkdfSync('sha256', installationSecret, id, info, 32)
  return `${prefix}${Buffer.from(bytes).toString('base64')}`
}

export interface Signed {
  readonly id: string
  /** Whole seconds since 1970, of this attempt. */
  readonly timestamp: number
  readonly body: string
}

/** One signature for each secret, separated by spaces: `v1,` and HMAC-SHA256 of `id.timestamp.body` in base64. */
export function signatureOf({ id, timestamp, body }: Signed, secrets: readonly string[]): string {
  return secrets
    .map((secret) => {
      const key = Buffer.from(secret.replace(prefix, ''), 'base64')
      return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
    })
    .join(' ')
}

const prefix = 'whsec_'
