import { isObject, type ProofFault, proofFault, shown } from '../proof-fault.ts'
import { isAddress } from './address.ts'

/** First context of everything that follows W3C Verifiable Credentials 2.0. */
export const baseContext = 'https://www.w3.org/ns/credentials/v2'

/** Context of the United Nations Transparency Protocol 0.7.0. */
export const untpContext = 'https://vocabulary.uncefact.org/untp/0.7.0/context/'

/** The types that a context names; `any` where it gives a meaning to every word. */
export type NamedTypes = readonly string[] | 'any'

/**
 * The contexts that are known, each by its name with the types that it names. They are pinned: nothing is fetched, so what a
 * word means cannot be changed from elsewhere after the credential was signed.
 * Source: the two contexts themselves, version 2 of W3C and 0.7.0 of UNTP — read; term names are facts.
 */
export const pinnedContexts: ReadonlyMap<string, NamedTypes> = new Map<string, NamedTypes>([
  [
    baseContext,
    [
      'VerifiableCredential',
      'EnvelopedVerifiableCredential',
      'VerifiablePresentation',
      'EnvelopedVerifiablePresentation',
      'JsonSchemaCredential',
      'JsonSchema',
      'BitstringStatusListCredential',
      'BitstringStatusList',
      'BitstringStatusListEntry',
      'DataIntegrityProof',
    ],
  ],
  [
    untpContext,
    [
      'DigitalProductPassport',
      'DigitalConformityCredential',
      'DigitalFacilityRecord',
      'DigitalIdentityAnchor',
      'DigitalTraceabilityEvent',
      'RenderTemplate2024',
    ],
  ],
])

/** Words of the first context that no other may give another meaning: it protects them. */
const protectedWords = [
  'id',
  'type',
  'name',
  'description',
  'mediaType',
  'digestSRI',
  'digestMultibase',
]

/** Which types a document's contexts name, and what is wrong with the contexts. */
export interface ReadContexts {
  readonly names: (type: string) => boolean
  readonly faults: readonly ProofFault[]
}

/** Reads `@context`: the first context first, then known ones, or objects that give words their addresses. */
export function readContexts(value: unknown, known: ReadonlyMap<string, NamedTypes>): ReadContexts {
  const faults: ProofFault[] = []
  const meanings = new Map<string, boolean>()
  let namesAll = false
  const list: readonly unknown[] = Array.isArray(value) ? value : []
  if (list[0] !== baseContext || new Set(list).size < list.length)
    faults.push(
      proofFault('/@context', 'credential_wrong', {
        name: '@context',
        right: { says: 'credential_right_context', values: { first: baseContext } },
      }),
    )
  list.forEach((context, at) => {
    const named = typeof context === 'string' ? known.get(context) : undefined
    if (named === 'any') namesAll = true
    else if (named !== undefined) for (const type of named) meanings.set(type, true)
    else if (isObject(context)) takeInline(context, `/@context/${at}`)
    else
      faults.push(
        proofFault(`/@context/${at}`, 'credential_context_unknown', {
          given: shown(context),
          right: [...known.keys()],
        }),
      )
  })
  return { faults, names: (type) => isAddress(type) || (meanings.get(type) ?? namesAll) }

  function takeInline(context: Readonly<Record<string, unknown>>, pointer: string): void {
    for (const [word, meaning] of Object.entries(context)) {
      if (word === '@vocab') namesAll = typeof meaning === 'string'
      if (word.startsWith('@')) continue
      if (protectedWords.includes(word) || baseTypes.has(word))
        faults.push(proofFault(pointer, 'credential_word_protected', { word }))
      const id = isObject(meaning) ? meaning['@id'] : meaning
      meanings.set(word, isAddress(id))
    }
  }
}

const baseTypes: ReadonlySet<string> = new Set(pinnedContexts.get(baseContext))
