import type { Saying } from '../phrases.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { applicationIdentifier } from './application-identifier.ts'
import type { Element } from './element.ts'
import { unescapeFrom } from './escape.ts'
import { faultInElements } from './fault-in-elements.ts'
import type { LinkOptions } from './link-options.ts'
import { aiOfName } from './names.ts'
import { padded } from './pad-gtin.ts'
import { isPrimaryKey } from './path-sequence.ts'
import { splitAddress } from './split-address.ts'

/** A GS1 Digital Link taken apart: its own elements first, then those of the query, each in its order. */
export interface DigitalLink {
  /** What stands before the key, without a slash at its end. */
  readonly stem: string
  readonly path: readonly Element[]
  readonly attributes: readonly Element[]
}

/**
 * Takes a GS1 Digital Link apart and checks every element, or refuses it as `invalid`. Source: GS1 Digital Link
 * Standard: URI Syntax 1.6; which elements must go together is left to those who read the elements.
 */
export function parseLink(uri: string, options: LinkOptions = {}): DigitalLink | Refusal {
  const address = splitAddress(uri)
  if (address === undefined) return refused(uri, { says: 'link_no_address' })
  const found = pathElements(address.segments, options)
  if (found === undefined) return refused(uri, { says: 'link_no_key_in_path' })
  const attributes = attributesIn(address.query)
  const path = found.path.map((element) =>
    options.permitZeroSuppressedGTIN === true ? padded(element) : element,
  )
  const fault = faultInElements({ path, attributes: attributes.map(padded) }, options)
  if (fault !== undefined) return refused(uri, fault)
  const before = address.segments.slice(0, found.from).map((segment) => `/${segment}`)
  const stem = `${address.origin}${before.join('')}`
  return { stem, path, attributes: attributes.map(padded) }
}

/** Reads pairs from the end until one is a key, so that what looks like a key in the stem stays stem. */
function pathElements(segments: readonly string[], { permitConvenienceAlphas }: LinkOptions) {
  const path: Element[] = []
  for (let from = segments.length - 2; from >= 0; from -= 2) {
    const [name = '', value = ''] = segments.slice(from, from + 2)
    const ai = (permitConvenienceAlphas === true ? aiOfName(name) : undefined) ?? name
    if (applicationIdentifier(ai) === undefined) return undefined
    path.unshift({ ai, value: unescapeFrom('path', value) })
    if (isPrimaryKey(ai)) return { path, from }
  }
  return undefined
}

/** Keys that are no number belong to others, such as `linkType`, and are passed over. */
function attributesIn(query: string): readonly Element[] {
  return query.split('&').flatMap((pair) => {
    const [key = '', ...rest] = pair.split('=')
    if (rest.length === 0 || !/^\d+$/.test(key)) return []
    return [{ ai: key, value: unescapeFrom('query', rest.join('=')) }]
  })
}

function refused(uri: string, why: Saying): Refusal {
  return refuse('invalid', '', ['link_unreadable', { link: uri.slice(0, 200), why }])
}
