import { applicationIdentifier, type Component } from './application-identifier.ts'
import { checkDigitOf } from './check-digit.ts'
import { checkPairOf } from './check-pair.ts'

/**
 * What is wrong with the value of an Application Identifier, in words that follow its value; undefined when it is right.
 * Checked: length, characters, check digits and pairs, dates, pieces of a total. Not checked: country and currency lists.
 */
export function faultInValue(ai: string, value: string): string | undefined {
  const known = applicationIdentifier(ai)
  if (known === undefined) return `no Application Identifier (${ai})`
  let rest = value
  for (const component of known.components) {
    if (rest === '' && component.optional) return undefined
    const part = rest.slice(0, component.most)
    rest = rest.slice(part.length)
    const fault = faultInPart(part, component)
    if (fault !== undefined) return fault
  }
  return rest === '' ? undefined : `${rest.length} characters too long`
}

/** Whether a text holds only characters that an element of a GS1 barcode may hold (CSET 82). */
export function isCset82(text: string): boolean {
  return characterSets.X.test(text)
}

function faultInPart(part: string, { characters, least, most, rules }: Component) {
  if (part.length < least) {
    return `expected ${least === most ? least : `${least} to ${most}`} characters`
  }
  if (!characterSets[characters].test(part)) return `expected ${characterWords[characters]} only`
  return rules.map((rule) => faultIn[rule]?.(part)).find((fault) => fault !== undefined)
}

const characterSets = {
  N: /^\d*$/,
  X: /^[!"%-?A-Z_a-z]*$/,
  Y: /^[#\-/0-9A-Z]*$/,
  Z: /^[\w-]*={0,2}$/,
}

const characterWords = {
  N: 'digits',
  X: 'letters, digits and !"%&\'()*+,-./:;<=>?_',
  Y: 'capital letters, digits and #-/',
  Z: 'base64url',
}

const faultIn: Readonly<Record<string, (part: string) => string | undefined>> = {
  checked: (part) => {
    const right = checkDigitOf(part.slice(0, -1))
    return part.endsWith(right) ? undefined : `the check digit would be ${right}`
  },
  pair: (part) => {
    const right = checkPairOf(part.slice(0, -2))
    return part.length > 2 && part.endsWith(right) ? undefined : `expected check pair ${right}`
  },
  key: (part) => (/^\d{4}/.test(part) ? undefined : 'expected a company prefix of digits first'),
  zero: (part) => (part === '0' ? undefined : 'expected a 0 first'),
  noLeadingZero: (part) => (/^0./.test(part) ? 'expected no leading 0' : undefined),
  index: (part) => (/^[\w-]$/.test(part) ? undefined : 'expected a letter, digit, - or _'),
  piece: (part) => {
    const [piece, total] = [Number(part.slice(0, 2)), Number(part.slice(2))]
    return piece > 0 && piece <= total ? undefined : 'expected a piece of its total'
  },
  date: (part) => (isDate(part, { dayMayBeZero: true }) ? undefined : 'expected a date YYMMDD'),
  day: (part) => (isDate(part, { dayMayBeZero: false }) ? undefined : 'expected a date YYMMDD'),
}

/** The century is not written; a leap day is taken as right in every fourth year, which holds until 2100. */
function isDate(text: string, { dayMayBeZero }: { dayMayBeZero: boolean }): boolean {
  const [year = 0, month = 0, day = 0] = (text.match(/../g) ?? []).map(Number)
  if (month < 1 || month > 12) return false
  if (day === 0) return dayMayBeZero
  return day <= new Date(Date.UTC(2000 + year, month, 0)).getUTCDate()
}
