import { bytesOf } from '../base64url-bytes.ts'
import { canonical, hasCanonicalForm } from '../canonical.ts'
import { instantOf } from '../date-time-stamp.ts'
import type { PublicJwk } from '../did/public-jwk.ts'
import { signatureLength, verifyEd25519 } from '../ed25519.ts'
import { isShallow } from '../is-shallow.ts'
import { joined, utf8 } from '../log/bytes.ts'
import { sha256 } from '../log/sha256.ts'
import { bytesOfMultibase } from '../multibase.ts'
import { isObject, type ProofFault, proofFault, shown } from '../proof-fault.ts'
import { listOf } from './credential.ts'
import { wrong } from './members.ts'

type JsonObject = Readonly<Record<string, unknown>>

/** What every proof of this kind says of itself. */
const rightMembers = {
  type: 'DataIntegrityProof',
  cryptosuite: 'eddsa-jcs-2022',
  proofPurpose: 'assertionMethod',
} as const

/** Deeper is no credential. */
const mostDepth = 64

/**
 * Everything that is wrong with the proof inside a document, of the cryptosuite `eddsa-jcs-2022` (W3C Data Integrity EdDSA
 * Cryptosuites 1.0 section 3.3), by this key at this instant. The document is a stranger's, and whose the key is says whoever asks.
 * What we sign ourselves is a token (`vc+jwt`).
 */
export async function faultsInJcsProof(
  secured: unknown,
  { key, now }: { readonly key: PublicJwk; readonly now: string },
): Promise<readonly ProofFault[]> {
  if (!isObject(secured) || !isShallow(secured, mostDepth) || !hasCanonicalForm(secured))
    return [wrong('', 'credential', 'credential_right_object')]
  const { proof, ...document } = secured
  if (!isObject(proof)) return [wrong('/proof', 'proof', 'credential_right_object')]
  const faults = [...faultsInMembers(proof, now), ...faultsInContext(proof, document)]
  if (faults.length > 0) return faults
  return (await isProved(document, proof, key))
    ? []
    : [proofFault('/proof', 'token_signature_wrong')]
}

function faultsInMembers(proof: JsonObject, now: string): readonly ProofFault[] {
  const others = Object.entries(rightMembers).flatMap(([name, right]) => {
    const given = shown(proof[name])
    const values = { name, given, right }
    return given === right ? [] : [proofFault(`/proof/${name}`, 'token_header_wrong', values)]
  })
  const times = ['created', 'expires'].filter(
    (name) => proof[name] !== undefined && instantOf(proof[name]) === undefined,
  )
  const until = instantOf(proof.expires)
  return [
    ...others,
    ...times.map((name) => wrong(`/proof/${name}`, name, 'credential_right_instant')),
    ...(until !== undefined && now >= until
      ? [proofFault('/proof/expires', 'credential_expired', { until })]
      : []),
  ]
}

/** The contexts that were signed are the first ones of the document: what came after them was not there then. */
function faultsInContext(proof: JsonObject, document: JsonObject): readonly ProofFault[] {
  const signed = listOf(proof['@context'])
  const given = listOf(document['@context'])
  const isSame = signed.every((one, at) => canonical([one]) === canonical([given[at] ?? null]))
  return isSame ? [] : [wrong('/proof/@context', '@context', 'credential_right_context_signed')]
}

async function isProved(document: JsonObject, proof: JsonObject, key: PublicJwk): Promise<boolean> {
  const { proofValue, ...options } = proof
  const signature =
    typeof proofValue === 'string' && proofValue.startsWith('z')
      ? bytesOfMultibase(proofValue)
      : undefined
  if (signature?.length !== signatureLength || key.crv !== 'Ed25519') return false
  const context = options['@context']
  const signed = context === undefined ? document : { ...document, '@context': context }
  const hashes = await Promise.all([options, signed].map((one) => sha256(utf8(canonical(one)))))
  return verifyEd25519(bytesOf(key.x) ?? new Uint8Array(), joined(hashes), signature)
}
