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
): string | undefined {
  const sequence = path.map(({ ai }) => ai)
  if (!isPathSequence(sequence)) return `(${sequence.join(')(')}) is no key with its qualifiers`
  const all = [...path, ...attributes]
  const double = all.find(({ ai }, index) => all.findIndex((other) => other.ai === ai) < index)
  if (double !== undefined) return `(${double.ai}) stands there twice`
  for (const { ai } of attributes) {
    const fault = faultInAttribute(ai, sequence, options)
    if (fault !== undefined) return fault
  }
  for (const { ai, value } of all) {
    const fault = applicationIdentifier(ai) === undefined ? unknown(value) : faultInValue(ai, value)
    if (fault !== undefined) return `(${ai}) "${value.slice(0, 90)}": ${fault}`
  }
  return undefined
}

function faultInAttribute(ai: string, path: readonly string[], options: LinkOptions) {
  const known = applicationIdentifier(ai)
  if (known === undefined) {
    const permitted = options.permitUnknownAIs === true && /^\d{2,4}$/.test(ai)
    if (!permitted) return `no Application Identifier (${ai})`
    if (options.permitUnknownAIAsAttribute !== true)
      return `(${ai}) is not known to be an attribute`
    return undefined
  }
  if (!known.attribute) return `(${ai}) is no attribute`
  const belongsInPath = path.some((_, index) => isPathSequence(path.toSpliced(index + 1, 0, ai)))
  return belongsInPath ? `(${ai}) belongs in the path` : undefined
}

function unknown(value: string): string | undefined {
  const right = value.length >= 1 && value.length <= 90 && isCset82(value)
  return right ? undefined : 'expected 1 to 90 characters of CSET 82'
}
