import { mostBytes } from '../../limits.ts'
import { bytesOf } from '../base64url-bytes.ts'
import { isObject, type ProofFault, proofFault, shown } from '../proof-fault.ts'
import type { Algorithm, Signed } from './algorithm.ts'

type JsonObject = Readonly<Record<string, unknown>>

/** A token (RFC 7515, compact), taken apart and not yet believed. */
export interface Token extends Signed {
  readonly algorithm: Algorithm
  /** Which key it says it is signed with: an address of it in the issuer's document, or its name there. */
  readonly kid: string
  readonly payload: JsonObject
}

/** What a token may be. */
export interface TokenKind {
  /** Media type after `application/`: `vc+jwt`. */
  readonly typ: string
  /** What it carries: `vc`. */
  readonly cty: string
  readonly algorithms: readonly Algorithm[]
}

/** A credential (`vc+jwt`) or presentation (`vp+jwt`) of W3C Securing Verifiable Credentials using JOSE and COSE, section 3.1. */
export function tokenKind(what: 'vc' | 'vp', algorithms: readonly Algorithm[]): TokenKind {
  return { typ: `${what}+jwt`, cty: what, algorithms }
}

/** A credential some of whose members are disclosed one by one (`vc+sd-jwt`): section 3.2 of the same. */
export function selectiveKind(algorithms: readonly Algorithm[]): TokenKind {
  return { typ: 'vc+sd-jwt', cty: 'vc', algorithms }
}

/** Takes a token apart, or tells everything that keeps it from being one of this kind. Nothing of it is checked yet. */
export function readToken(text: string, kind: TokenKind): Token | readonly ProofFault[] {
  if (text.length > mostBytes) return [proofFault('', 'token_too_large', { most: mostBytes })]
  const [head, body, tail, ...more] = text.split('.')
  const signature = tail === undefined ? undefined : bytesOf(tail)
  if (head === undefined || body === undefined || signature === undefined || more.length > 0)
    return [proofFault('', 'token_unreadable')]
  const header = objectIn(head)
  const payload = objectIn(body)
  if (header === undefined || payload === undefined) {
    const pointer = header === undefined ? '/header' : '/payload'
    return [proofFault(pointer, 'token_part_unreadable', { name: pointer.slice(1) })]
  }
  const faults = [...faultsInHeader(header, kind), ...faultsInClaims(payload)]
  const algorithm = kind.algorithms.find((one) => one === header.alg)
  const { kid } = header
  if (faults.length > 0 || algorithm === undefined || typeof kid !== 'string') return faults
  return { algorithm, kid, payload, signature, bytes: new TextEncoder().encode(`${head}.${body}`) }
}

/** The JSON object that a part holds, in UTF-8 without fault; undefined where it holds none. */
function objectIn(part: string): JsonObject | undefined {
  try {
    const bytes = bytesOf(part)
    const value: unknown =
      bytes && JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function faultsInHeader(header: JsonObject, kind: TokenKind): readonly ProofFault[] {
  const faults: ProofFault[] = []
  const tell = (name: string, says: 'token_header_wrong', right: string | readonly string[]) =>
    faults.push(proofFault(`/header/${name}`, says, { name, given: shown(header[name]), right }))
  const { alg, kid, typ, cty } = header
  if (!kind.algorithms.some((one) => one === alg))
    tell('alg', 'token_header_wrong', kind.algorithms)
  // Explicit typing (RFC 8725 section 3.11): a token signed for something else is no credential.
  if (mediaType(typ) !== kind.typ) tell('typ', 'token_header_wrong', kind.typ)
  if (cty !== undefined && mediaType(cty) !== kind.cty) tell('cty', 'token_header_wrong', kind.cty)
  if (typeof kid !== 'string' || kid === '')
    faults.push(proofFault('/header/kid', 'token_key_unnamed'))
  // RFC 7797 section 7: no JWT has its payload unencoded; a reader who knows the word would check other bytes.
  if (Object.hasOwn(header, 'b64') && header.b64 !== true) tell('b64', 'token_header_wrong', 'true')
  // RFC 7515 section 4.1.11: what is marked critical and not understood refuses the whole.
  if (Object.hasOwn(header, 'crit')) faults.push(proofFault('/header/crit', 'token_critical'))
  return faults
}

/** RFC 7515 section 4.1.9: `application/` may be left out, and letters may be small or capital. */
function mediaType(value: unknown): string | undefined {
  return typeof value === 'string' ? value.toLowerCase().replace(/^application\//, '') : undefined
}

/** The credential is the payload itself; version 1.1 had put it under a claim. */
function faultsInClaims(payload: JsonObject): readonly ProofFault[] {
  return ['vc', 'vp']
    .filter((name) => Object.hasOwn(payload, name))
    .map((name) => proofFault(`/${name}`, 'token_claim_forbidden', { name }))
}
