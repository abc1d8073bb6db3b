import { z } from 'zod'
import { isLoopback } from '../../is-loopback.ts'
import { OutsideError, readOutside } from '../../read-outside.ts'

/** What a provider says of itself, as far as we use it. */
export interface ProviderMetadata {
  readonly authorizationEndpoint: string
  readonly tokenEndpoint: string
  readonly keys: string
  /** Where it tells more of somebody than their ID token does. */
  readonly userInfoEndpoint: string | undefined
  /** By which algorithms it may sign, none of them with a secret that two know. */
  readonly algorithms: readonly string[]
  /** Whether each of its answers names it (RFC 9207). */
  readonly namesItself: boolean
}

/** Somebody waits in front of a browser; a document or a set of keys has a few kilobytes. Chosen by us. */
export const providerLimits = { milliseconds: 10_000, bytes: 262_144 }

const signing = /^(RS|PS|ES)(256|384|512)$|^EdDSA$|^Ed25519$/

/** Names of OpenID Connect Discovery 1.0, section 3, and RFC 9207, section 3. */
const metadataSchema = z.object({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  jwks_uri: z.string(),
  userinfo_endpoint: z.string().optional(),
  // The standard asks for it; RS256 is what every provider signs with.
  id_token_signing_alg_values_supported: z.array(z.string()).default(['RS256']),
  authorization_response_iss_parameter_supported: z.boolean().default(false),
})

/**
 * Reads what the provider says of itself. Throws where it is no such document, calls itself other than it is called here
 * (OWASP ASVS 5.0, 10.5.3) or leads anywhere without encryption.
 */
export async function readMetadata(issuer: string): Promise<ProviderMetadata> {
  const place = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const read = metadataSchema.safeParse(await readJson(place))
  if (!read.success) {
    const names = read.error.issues.map(({ path }) => path.join('.') || 'all of it')
    throw new OutsideError(`what it says of itself cannot be used: ${names.join(', ')}`)
  }
  const said = read.data
  if (said.issuer !== issuer) {
    throw new OutsideError(`it calls itself ${JSON.stringify(said.issuer.slice(0, 200))}`)
  }
  const algorithms = said.id_token_signing_alg_values_supported.filter((one) => signing.test(one))
  if (algorithms.length === 0) throw new OutsideError('it signs with no key of its own alone')
  return {
    authorizationEndpoint: closed(issuer, said.authorization_endpoint),
    tokenEndpoint: closed(issuer, said.token_endpoint),
    keys: closed(issuer, said.jwks_uri),
    userInfoEndpoint:
      said.userinfo_endpoint === undefined ? undefined : closed(issuer, said.userinfo_endpoint),
    algorithms,
    namesItself: said.authorization_response_iss_parameter_supported,
  }
}

/** The JSON that somebody else's server answers with. */
export async function readJson(
  url: string,
  init: Parameters<typeof readOutside>[2] = {},
): Promise<unknown> {
  const headers = { accept: 'application/json', ...init.headers }
  const text = await readOutside(url, providerLimits, { ...init, headers })
  try {
    return JSON.parse(text)
  } catch {
    throw new OutsideError('it answered no JSON')
  }
}

/** An address by https; only what is on this machine as a whole may do without. */
function closed(issuer: string, address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const isOpen = url?.protocol === 'http:' && isLoopback(url.hostname) && issuer.startsWith('http:')
  if (url?.protocol === 'https:' || isOpen) return address
  throw new OutsideError(`it leads to ${JSON.stringify(address.slice(0, 200))}, not by https`)
}
