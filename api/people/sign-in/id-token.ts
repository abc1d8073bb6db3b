import { createLocalJWKSet, errors, type JWTPayload, jwtVerify } from 'jose'
import { z } from 'zod'
import { OutsideError } from '../../read-outside.ts'
import { type ProviderMetadata, readJson } from './provider-metadata.ts'

/** What an ID token is held against. */
export interface Expected {
  readonly issuer: string
  readonly clientId: string
  readonly nonce: string | undefined
  readonly now: Date
}

/** Clocks of two servers differ by less, and a token is made when we ask for it. Both chosen by us. */
const [skewSeconds, oldestSeconds] = [30, 600]

const keysSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) })

/**
 * The claims of an ID token that is right in everything: signed with a key of the provider by an algorithm that it named,
 * from it, for us and nobody else, of now, and for the sign-in that it answers. Throws, with what is wrong, otherwise.
 * Source: OpenID Connect Core 1.0, 3.1.3.7; OWASP ASVS 5.0, 9.2.3, 10.5.1, 10.5.4.
 */
export async function readIdToken(
  token: string,
  metadata: ProviderMetadata,
  expected: Expected,
): Promise<JWTPayload> {
  const { issuer, clientId, nonce, now } = expected
  const keys = keysSchema.safeParse(await readJson(metadata.keys))
  if (!keys.success) throw new OutsideError('its keys cannot be read')
  try {
    const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(keys.data), {
      issuer,
      audience: clientId,
      algorithms: [...metadata.algorithms],
      requiredClaims: ['iss', 'sub', 'aud', 'exp', 'iat', 'nonce'],
      clockTolerance: skewSeconds,
      maxTokenAge: oldestSeconds,
      currentDate: now,
    })
    // A token for another purpose is signed with the same keys (RFC 8725, 3.11).
    if (/\+jwt$/i.test(protectedHeader.typ ?? '')) throw new OutsideError('it is no ID token')
    if (nonce === undefined || payload.nonce !== nonce) {
      throw new OutsideError('it is for another sign-in')
    }
    const audience = [payload.aud].flat()
    if (audience.length !== 1 || (payload.azp ?? clientId) !== clientId) {
      throw new OutsideError('it is for others too')
    }
    if (payload.sub === '') throw new OutsideError('it names nobody')
    return payload
  } catch (error) {
    if (error instanceof errors.JOSEError) throw new OutsideError(`its ID token: ${error.code}`)
    throw error
  }
}
