import type { Saying } from '../phrases.ts'
import { applicationIdentifier } from './application-identifier.ts'
import type { Element } from './element.ts'
import { faultInValue, isCset82 } from './fault-in-value.ts'
import type { LinkOptions } from './link-options.ts'
import { isPathSequence } from './path-sequence.ts'

interface Elements {
  readonly path: readonly Element[]
  readonly attributes: readonly Element[]
}

/** What keeps elements from being a Digital Link, or undefined: order, doubles, place, and each value. */
export function faultInElements(
  { path, attributes }: Elements,
  options: LinkOptions,
): Saying | undefined {
  const sequence = path.map(({ ai }) => ai)
  if (!isPathSequence(sequence)) {
    return { says: 'link_wrong_sequence', values: { sequence: sequence.join(')(') } }
  }
  const all = [...path, ...attributes]
  const double = all.find(({ ai }, index) => all.findIndex((other) => other.ai === ai) < index)
  if (double !== undefined) return { says: 'link_element_twice', values: { ai: double.ai } }
  for (const { ai } of attributes) {
    const fault = faultInAttribute(ai, sequence, options)
    if (fault !== undefined) return fault
  }
  for (const { ai, value } of all) {
    const why = applicationIdentifier(ai) === undefined ? unknown(value) : faultInValue(ai, value)
    if (why === undefined) continue
    return { says: 'link_element_wrong', values: { ai, value: value.slice(0, 90), why } }
  }
  return undefined
}

function faultInAttribute(
  ai: string,
  path: readonly string[],
  options: LinkOptions,
): Saying | undefined {
  const known = applicationIdentifier(ai)
  if (known === undefined) {
    const permitted = options.permitUnknownAIs === true && /^\d{2,4}$/.test(ai)
    if (!permitted) return { says: 'link_identifier_unknown', values: { ai } }
    if (options.permitUnknownAIAsAttribute === true) return undefined
    return { says: 'link_attribute_unknown', values: { ai } }
  }
  if (!known.attribute) return { says: 'link_no_attribute', values: { ai } }
  const belongsInPath = path.some((_, index) => isPathSequence(path.toSpliced(index + 1, 0, ai)))
  return belongsInPath ? { says: 'link_belongs_in_path', values: { ai } } : undefined
}

function unknown(value: string): Saying | undefined {
  const right = value.length >= 1 && value.length <= 90 && isCset82(value)
  return right ? undefined : { says: 'link_not_cset82' }
}
