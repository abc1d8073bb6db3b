import type { FaultName, Saying } from '../phrases.ts'
import { applicationIdentifier, type Component } from './application-identifier.ts'
import { checkDigitOf } from './check-digit.ts'
import { checkPairOf } from './check-pair.ts'

/**
 * What is wrong with the value of an Application Identifier, as a phrase that follows its value; undefined when it is right.
 * Checked: length, characters, check digits and pairs, dates, pieces of a total. Not checked: country and currency lists.
 */
export function faultInValue(ai: string, value: string): Saying | undefined {
  const known = applicationIdentifier(ai)
  if (known === undefined) return { says: 'link_identifier_unknown', values: { ai } }
  let rest = value
  for (const component of known.components) {
    if (rest === '' && component.optional) return undefined
    const part = rest.slice(0, component.most)
    rest = rest.slice(part.length)
    const fault = faultInPart(part, component)
    if (fault !== undefined) return fault
  }
  if (rest === '') return undefined
  return { says: 'link_value_too_long', values: { characters: rest.length } }
}

/** Whether a text holds only characters that an element of a GS1 barcode may hold (CSET 82). */
export function isCset82(text: string): boolean {
  return characterSets.X.test(text)
}

function faultInPart(
  part: string,
  { characters, least, most, rules }: Component,
): Saying | undefined {
  if (part.length < least) {
    const says = least === most ? 'link_value_length' : 'link_value_lengths'
    return { says, values: { least, most } }
  }
  if (!characterSets[characters].test(part)) return { says: onlyCharacters[characters] }
  return rules.map((rule) => faultIn[rule]?.(part)).find((fault) => fault !== undefined)
}

const characterSets = {
  N: /^\d*$/,
  X: /^[!"%-?A-Z_a-z]*$/,
  Y: /^[#\-/0-9A-Z]*$/,
  Z: /^[\w-]*={0,2}$/,
}

const onlyCharacters = {
  N: 'link_digits_only',
  X: 'link_cset82_only',
  Y: 'link_cset39_only',
  Z: 'link_base64url_only',
} as const satisfies Record<Component['characters'], FaultName>

const faultIn: Readonly<Record<string, (part: string) => Saying | undefined>> = {
  checked: (part) => {
    const right = checkDigitOf(part.slice(0, -1))
    return part.endsWith(right) ? undefined : { says: 'link_check_digit', values: { right } }
  },
  pair: (part) => {
    const right = checkPairOf(part.slice(0, -2))
    if (part.length > 2 && part.endsWith(right)) return undefined
    return { says: 'link_check_pair', values: { right } }
  },
  key: (part) => (/^\d{4}/.test(part) ? undefined : { says: 'link_no_company_prefix' }),
  zero: (part) => (part === '0' ? undefined : { says: 'link_no_zero_first' }),
  noLeadingZero: (part) => (/^0./.test(part) ? { says: 'link_leading_zero' } : undefined),
  index: (part) => (/^[\w-]$/.test(part) ? undefined : { says: 'link_no_index' }),
  piece: (part) => {
    const [piece, total] = [Number(part.slice(0, 2)), Number(part.slice(2))]
    return piece > 0 && piece <= total ? undefined : { says: 'link_no_piece' }
  },
  date: (part) => (isDate(part, { dayMayBeZero: true }) ? undefined : { says: 'link_no_date' }),
  day: (part) => (isDate(part, { dayMayBeZero: false }) ? undefined : { says: 'link_no_date' }),
}

/** The century is not written; a leap day is taken as right in every fourth year, which holds until 2100. */
function isDate(text: string, { dayMayBeZero }: { dayMayBeZero: boolean }): boolean {
  const [year = 0, month = 0, day = 0] = (text.match(/../g) ?? []).map(Number)
  if (month < 1 || month > 12) return false
  if (day === 0) return dayMayBeZero
  return day <= new Date(Date.UTC(2000 + year, month, 0)).getUTCDate()
}
