import { checkDigitOf } from './digital-link/check-digit.ts'
import { generateLink } from './digital-link/generate-link.ts'
import { parseLink } from './digital-link/parse-link.ts'
import { batchIdOfSerial, serialOf } from './link-serial.ts'
import { isRefusal } from './refusal.ts'
import { batchIdOfShortCode, shortCodeOf } from './short-code.ts'
import { withoutUnseen } from './unseen.ts'

/** How GS1 numbers what a batch is: by weight in a lot, as an item of a product, or as an asset without a product. */
export type Gs1Kind =
  | { readonly as: 'lot' | 'item'; readonly itemReference: number }
  | { readonly as: 'asset' }

/** The GS1 company prefix that links are made with, and the kind of thing that the link is for. */
export interface Gs1Numbers {
  readonly companyPrefix: string
  readonly kind: Gs1Kind
}

/**
 * The link that a batch's QR carries: `<base>/b/<code>`, or with GS1 numbers a Digital Link, 01+10 for a lot, 01+21 for an
 * item, 8004 for an asset. Either way it holds the batch's id, 128 random bits that nobody can guess, in full: the link leads
 * back to it without a look-up, and one link tells nothing about another. What a serial cannot hold stands in the query as
 * 91, information internal to a company (GS1 General Specifications, 3.2: AI 91 to 99).
 */
export function batchLink(base: string, id: string, gs1?: Gs1Numbers): string {
  if (gs1 === undefined) return `${base.replace(/\/+$/, '')}/b/${shortCodeOf(id)}`
  const link = generateLink(elementsOf(id, gs1), { stem: base })
  if (typeof link === 'string') return link
  throw new RangeError(link.faults.map(({ message }) => message).join('; '))
}

/**
 * The batch that a link or a path of ours leads to, as it reaches us: in any case, with slashes doubled or at the end, with marks
 * that nobody sees, with the end of a sentence. Undefined for any other address.
 */
export function batchIdOfLink(link: string): string | undefined {
  const seen = withoutUnseen(link).trim()
  // A serial may end with some of these marks, so they go only where they lead nowhere.
  return idAt(seen) ?? idAt(seen.replace(endOfSentence, ''))
}

/** The batch of a link, or of its short code alone in groups, as people type and copy them. */
export function batchIdOfText(text: string): string | undefined {
  return batchIdOfLink(text) ?? batchIdOfShortCode(withoutUnseen(text).trim())
}

const endOfSentence = /(?:[.,;:!?)\]}>'"、。，；：！？）」』”’》]|%2[129C]|%3[BEF])+$/i

function idAt(link: string): string | undefined {
  const [, code] = /\/b\/+([^/?#]+)\/*(?:[?#].*)?$/i.exec(link) ?? []
  if (code !== undefined) return batchIdOfShortCode(code)
  const [start = '', ...end] = link.split(/(?=[?#])/)
  const parsed = parseLink(`${start.replace(/\/$/, '')}${end.join('')}`)
  if (isRefusal(parsed)) return undefined
  const [key, qualifier, ...more] = parsed.path
  if (more.length > 0) return undefined
  const rest = parsed.attributes.find(({ ai }) => ai === internal)?.value
  if (key?.ai === '8004' && qualifier === undefined) {
    return batchIdOfSerial({ serial: key.value.slice(-20), rest })
  }
  const isOurs = key?.ai === '01' && (qualifier?.ai === '10' || qualifier?.ai === '21')
  return isOurs ? batchIdOfSerial({ serial: qualifier?.value ?? '', rest }) : undefined
}

/** Whether links with this prefix are for demonstration only: GS1 keeps 952 for examples. */
export function isDemonstrationPrefix(companyPrefix: string): boolean {
  return companyPrefix.startsWith('952')
}

const internal = '91'

function elementsOf(id: string, { companyPrefix, kind }: Gs1Numbers) {
  const { serial, rest } = serialOf(id)
  const more = rest === undefined ? [] : [{ ai: internal, value: rest }]
  if (kind.as === 'asset') return [{ ai: '8004', value: `${companyPrefix}${serial}` }, ...more]
  const reference = String(kind.itemReference).padStart(12 - companyPrefix.length, '0')
  const digits = `0${companyPrefix}${reference}`
  return [
    { ai: '01', value: `${digits}${checkDigitOf(digits)}` },
    { ai: kind.as === 'lot' ? '10' : '21', value: serial },
    ...more,
  ]
}
