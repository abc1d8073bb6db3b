import type { Saying } from '../phrases.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { isPredefinedLength } from './application-identifier.ts'
import type { Element } from './element.ts'
import { escapeFor } from './escape.ts'
import { faultInElements } from './fault-in-elements.ts'
import type { LinkOptions } from './link-options.ts'
import { isPrimaryKey, longestSequence } from './path-sequence.ts'

/** Where links begin that name no resolver of their own: what makes a link canonical. */
export const canonicalStem = 'https://id.gs1.org'

/**
 * Writes elements as a GS1 Digital Link: the first key among them and its qualifiers make the path, in their own order;
 * the rest the query, those of fixed length first. An element given twice alike counts once.
 */
export function generateLink(
  given: readonly Element[],
  { stem = canonicalStem, ...options }: LinkOptions & { readonly stem?: string | undefined } = {},
): string | Refusal {
  const elements = given.filter(
    ({ ai, value }, index) =>
      given.findIndex((other) => other.ai === ai && other.value === value) === index,
  )
  const key = elements.find(({ ai }) => isPrimaryKey(ai))
  if (key === undefined) return refused(given, { says: 'link_no_key_given' })
  const sequence = longestSequence(key.ai, (ai) => elements.some((element) => element.ai === ai))
  const path = sequence.flatMap((ai) => elements.filter((element) => element.ai === ai).slice(0, 1))
  const others = elements.filter((element) => !path.includes(element))
  const attributes = others.toSorted((one, other) => endOf(one) - endOf(other))
  const fault = faultInElements({ path, attributes }, options)
  if (fault !== undefined) return refused(given, fault)
  const steps = path.map(({ ai, value }) => `/${ai}/${escapeFor('path', value)}`)
  const pairs = attributes.map(({ ai, value }) => `${ai}=${escapeFor('query', value)}`)
  const query = pairs.length === 0 ? '' : `?${pairs.join('&')}`
  return `${stem.replace(/\/+$/, '')}${steps.join('')}${query}`
}

function endOf({ ai }: Element): number {
  return isPredefinedLength(ai) ? 0 : 1
}

function refused(elements: readonly Element[], why: Saying): Refusal {
  const text = elements.map(({ ai, value }) => `(${ai})${value}`).join('')
  return refuse('invalid', '', ['link_not_made', { elements: text.slice(0, 200), why }])
}
