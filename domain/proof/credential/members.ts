import type { FaultName } from '../../phrases.ts'
import { isObject, type ProofFault, proofFault, shown } from '../proof-fault.ts'
import { isAddress } from './address.ts'
import { listOf } from './credential.ts'

type JsonObject = Readonly<Record<string, unknown>>

/** A fault of one member, by what would be right. */
export function wrong(pointer: string, name: string, right: FaultName): ProofFault {
  return proofFault(pointer, 'credential_wrong', { name, right: { says: right } })
}

/** `id` may be left out, and is an address where it stands. */
export function faultsInId(
  value: Readonly<Record<string, unknown>>,
  pointer: string,
): readonly ProofFault[] {
  if (value.id === undefined || isAddress(value.id)) return []
  return [wrong(`${pointer}/id`, 'id', 'credential_right_address')]
}

/** Where a type stands, which types the contexts name, and which of them has to be among it. */
export interface TypeRule {
  readonly pointer: string
  readonly names: (type: string) => boolean
  readonly needed?: string
}

/** `type` is one word or more, each an address or named by a context, so that no two readers understand it differently. */
export function faultsInType(of: JsonObject, rule: TypeRule): readonly ProofFault[] {
  const pointer = `${rule.pointer}/type`
  const types = listOf(of.type)
  if (types.length === 0 || !types.every((type) => typeof type === 'string'))
    return [wrong(pointer, 'type', 'credential_right_type')]
  const unknown = types
    .filter((type) => !rule.names(type))
    .map((type) => proofFault(pointer, 'credential_type_unknown', { given: shown(type) }))
  const { needed } = rule
  if (needed === undefined || types.includes(needed)) return unknown
  return [...unknown, proofFault(pointer, 'credential_type_missing', { right: needed })]
}

/** `name` and `description`: a text, or texts that each name their language and nothing else (section 11.1). */
export function faultsInNames(of: JsonObject, pointer: string): readonly ProofFault[] {
  return ['name', 'description']
    .filter((name) => of[name] !== undefined && typeof of[name] !== 'string')
    .filter((name) => {
      const texts = listOf(of[name])
      return texts.length === 0 || !texts.every(isTextInLanguage)
    })
    .map((name) => wrong(`${pointer}/${name}`, name, 'credential_right_text'))
}

function isTextInLanguage(value: unknown): boolean {
  if (!isObject(value)) return false
  const { '@value': text, '@language': language, '@direction': direction, ...more } = value
  if (typeof text !== 'string' || Object.keys(more).length > 0) return false
  // A language tag of BCP 47, by its shape.
  const isTag = typeof language === 'string' && /^[a-z]{1,8}(-[a-z0-9]{1,8})*$/i.test(language)
  return (
    (language === undefined || isTag) &&
    (direction === undefined || direction === 'ltr' || direction === 'rtl')
  )
}

/** Members that are objects with a type of their own, and whether they need an address too (section 4.3 and 4.10 to 5.6). */
const typedMembers = {
  credentialStatus: { needsId: false },
  credentialSchema: { needsId: true },
  refreshService: { needsId: false },
  termsOfUse: { needsId: false },
  evidence: { needsId: false },
  proof: { needsId: false },
  renderMethod: { needsId: false },
} as const

/** What is wrong with the members that have a type of their own, each one or a list. */
export function faultsInParts(
  of: JsonObject,
  names: (type: string) => boolean,
): readonly ProofFault[] {
  return Object.entries(typedMembers).flatMap(([name, { needsId }]) =>
    listOf(of[name]).flatMap((part, at) => {
      const pointer = Array.isArray(of[name]) ? `/${name}/${at}` : `/${name}`
      if (!isObject(part)) return [wrong(pointer, name, 'credential_right_object')]
      const isRight = part.id === undefined ? !needsId : isAddress(part.id)
      return [
        ...faultsInType(part, { pointer, names }),
        ...(isRight ? [] : [wrong(`${pointer}/id`, `${name}.id`, 'credential_right_address')]),
      ]
    }),
  )
}

/** `relatedResource` pins what lies elsewhere: each has an address of its own and a digest (section 5.3). */
export function faultsInRelated(value: unknown): readonly ProofFault[] {
  const seen = new Set<unknown>()
  return listOf(value).flatMap((one, at) => {
    const pointer = `/relatedResource/${at}`
    if (!isObject(one)) return [wrong(pointer, 'relatedResource', 'credential_right_object')]
    const isNew = isAddress(one.id) && !seen.has(one.id)
    seen.add(one.id)
    const digests = [one.digestSRI, one.digestMultibase].filter((digest) => digest !== undefined)
    const hasDigest = digests.length > 0 && digests.every((digest) => typeof digest === 'string')
    return [
      ...(isNew ? [] : [wrong(`${pointer}/id`, 'relatedResource.id', 'credential_right_new')]),
      ...(hasDigest ? [] : [wrong(pointer, 'relatedResource', 'credential_right_digest')]),
    ]
  })
}
