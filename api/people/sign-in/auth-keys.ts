import type { symmetricDecrypt } from 'better-auth/crypto'
import { allOf, markOf, type Secret } from '../../secret/secret.ts'

/** Secrets as better-auth takes them: what it encrypts says by the number which one it was. */
export function versionsOf(secret: Secret): { version: number; value: string }[] {
  return allOf(secret).map((value) => ({ version: versionOf(value), value }))
}

/** The same for its functions; what says no number is of the time before there were any. */
export function keysOf(secret: Secret): Parameters<typeof symmetricDecrypt>[0]['key'] {
  const versions = versionsOf(secret)
  return {
    keys: new Map(versions.map(({ version, value }) => [version, value])),
    currentVersion: versionOf(secret.current),
    legacySecret: secret.current,
  }
}

/** What begins with this was encrypted under the secret in use. */
export function envelopeOf({ current }: Secret): string {
  return `$ba$${versionOf(current)}$`
}

function versionOf(secret: string): number {
  return Number.parseInt(markOf(secret), 16)
}
