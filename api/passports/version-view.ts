import { z } from '@hono/zod-openapi'
import { type PassportState, passportState } from '../../domain/passport/status-reasons.ts'
import type { PublishedVersion } from '../store/passports/published.ts'
import { addressOfCredential } from './credential-of.ts'

const states = [
  'valid',
  'superseded',
  'suspended',
  'revoked',
  'ended',
] as const satisfies readonly PassportState[]

/** A version of a passport with how it stands, for whoever issued it. */
export const versionSchema = z
  .object({
    id: z.string().describe('UUID of this version, the end of its address'),
    address: z.string(),
    passport: z.string().describe('UUID of the passport, the same in all of its versions'),
    version: z.int(),
    cause: z.string(),
    batch: z.string().describe('UUID of the batch'),
    state: z.enum(states),
    issuedTime: z.string(),
    supersededTime: z.string().nullable(),
    suspendedTime: z.string().nullable(),
    suspensionReason: z.string().nullable(),
    revokedTime: z.string().nullable(),
    revocationReason: z.string().nullable(),
    endedTime: z.string().nullable(),
  })
  .openapi('PassportVersion')

/** A version as its issuer reads it. */
export function versionView(version: PublishedVersion, origin: string) {
  const { id, passport, version: number, cause, batch } = version
  const { suspensionReason, revocationReason } = version
  const iso = (time: Date | null) => time?.toISOString() ?? null
  return {
    id,
    address: addressOfCredential(origin, id),
    passport,
    version: number,
    cause,
    batch,
    state: passportState(version),
    issuedTime: version.issuedTime.toISOString(),
    supersededTime: iso(version.supersededTime),
    suspendedTime: iso(version.suspendedTime),
    suspensionReason,
    revokedTime: iso(version.revokedTime),
    revocationReason,
    endedTime: iso(version.endedTime),
  }
}
