import type { Element } from './element.ts'
import { elementsOfUrn } from './epc-urn.ts'
import { escapeFor, unescapeFrom } from './escape.ts'
import { faultInValue } from './fault-in-value.ts'
import { canonicalStem } from './generate-link.ts'
import { aiOfName } from './names.ts'
import { padded } from './pad-gtin.ts'
import { isPathSequence, isPrimaryKey } from './path-sequence.ts'

/**
 * The one form of an identifier that EPCIS events are hashed and compared with: a Digital Link on `https://id.gs1.org` with
 * the key and only its finest qualifier, from an EPC URN or from any Digital Link, also of an older syntax. Undefined for
 * anything else. Check digits are not checked: an event that was captured with a wrong one still has to compare.
 * Source: CBV 2.0, 8.2 and 8.3 (constrained GS1 Digital Link URIs).
 */
export function normaliseLink(identifier: unknown): string | undefined {
  if (typeof identifier !== 'string') return undefined
  const elements = identifier.startsWith('urn:')
    ? elementsOfUrn(identifier)
    : elementsOfLink(identifier)
  const [key, ...qualifiers] = elements ?? []
  if (key === undefined) return undefined
  const kept = (finest[key.ai] ?? []).flatMap((ai) => qualifiers.filter((one) => one.ai === ai))
  const path = [key, ...kept.slice(0, 1)]
  if (!path.every(({ ai, value }) => isRightButForChecks(ai, value))) return undefined
  return `${canonicalStem}${path.map(({ ai, value }) => `/${ai}/${escapeFor('path', value)}`).join('')}`
}

/** The qualifiers that tell one thing or lot from another, finest first; others say nothing about which one it is. */
const finest: Readonly<Record<string, readonly string[]>> = {
  '01': ['21', '235', '10'],
  '8006': ['21', '10'],
  '414': ['254'],
  '8010': ['8011'],
}

function elementsOfLink(link: string): readonly Element[] | undefined {
  const [, path] = /^https?:\/\/[^/?#\s]+\/([^?#\s]+?)\/?(?:[?#].*)?$/i.exec(link) ?? []
  const segments = path?.split('/') ?? []
  const elements: Element[] = []
  for (let from = segments.length - 2; from >= 0; from -= 2) {
    const [name = '', escaped = ''] = segments.slice(from, from + 2)
    const ai = aiOfName(name) ?? name
    elements.unshift(padded({ ai, value: unescapeFrom('path', escaped) }))
    if (isPrimaryKey(ai)) break
  }
  return isPathSequence(elements.map(({ ai }) => ai)) ? elements : undefined
}

function isRightButForChecks(ai: string, value: string): boolean {
  const fault = faultInValue(ai, value)
  return fault === undefined || fault.says === 'link_check_digit'
}
