import { checkDigitOf } from './check-digit.ts'
import type { Element } from './element.ts'
import { unescapeFrom } from './escape.ts'

/**
 * The elements that an EPC URN of a GS1 key stands for; in a pattern (`urn:epc:idpat:`) a `*` leaves the last of them
 * open. Undefined for any other URN. Source: EPC Tag Data Standard 2.0, 6.3.
 */
export function elementsOfUrn(urn: string): readonly Element[] | undefined {
  const [, form, scheme, rest = ''] = /^urn:epc:(id|idpat|class):([a-z]+):(.+)$/.exec(urn) ?? []
  const read = scheme !== undefined && Object.hasOwn(schemes, scheme) ? schemes[scheme] : undefined
  if (read === undefined || (form === 'class') !== (scheme === 'lgtin')) return undefined
  // Dots part the fields and never stand in one but the last, which is written as it is.
  const parts = rest.split('.')
  const fields = [...parts.slice(0, read.fields - 1), parts.slice(read.fields - 1).join('.')]
  if (parts.length < read.fields || !/^\d{4,12}$/.test(fields[0] ?? '')) return undefined
  if (form !== 'idpat' && fields.includes('*')) return undefined
  return read.elements(fields.map((field) => unescapeFrom('path', field)))
}

interface Scheme {
  readonly fields: number
  readonly elements: (fields: readonly string[]) => readonly Element[]
}

const schemes: Readonly<Record<string, Scheme>> = {
  sgtin: gtinWith('21'),
  lgtin: gtinWith('10'),
  upui: gtinWith('235'),
  itip: {
    fields: 5,
    elements: ([prefix = '', item = '', piece = '', total = '', serial = '']) => [
      { ai: '8006', value: `${checked(leadBy(item, prefix))}${piece}${total}` },
      ...finer('21', serial),
    ],
  },
  sscc: {
    fields: 2,
    elements: ([prefix = '', reference = '']) => [
      { ai: '00', value: checked(leadBy(reference, prefix)) },
    ],
  },
  sgln: {
    fields: 3,
    elements: ([prefix, place, extension = '']) => [
      { ai: '414', value: checked(`${prefix}${place}`) },
      ...(extension === '0' ? [] : finer('254', extension)),
    ],
  },
  pgln: joined('417', checked),
  gsrn: joined('8018', checked),
  gsrnp: joined('8017', checked),
  gsin: joined('402', checked),
  ginc: joined('401', (digits) => digits),
  giai: joined('8004', (digits) => digits),
  grai: serialised('8003', (digits) => `0${checked(digits)}`),
  gdti: serialised('253', checked),
  sgcn: serialised('255', checked),
  cpi: {
    fields: 3,
    elements: ([prefix, part, serial = '']) => [
      { ai: '8010', value: `${prefix}${part}` },
      ...finer('8011', serial),
    ],
  },
}

function gtinWith(ai: string): Scheme {
  return {
    fields: 3,
    elements: ([prefix = '', item = '', serial = '']) => [
      { ai: '01', value: checked(leadBy(item, prefix)) },
      ...finer(ai, serial),
    ],
  }
}

function joined(ai: string, write: (digits: string) => string): Scheme {
  return { fields: 2, elements: (fields) => [{ ai, value: write(fields.join('')) }] }
}

/** The serial number is part of the key itself. */
function serialised(ai: string, write: (digits: string) => string): Scheme {
  return {
    fields: 3,
    elements: ([prefix, type, serial = '']) => [
      { ai, value: `${write(`${prefix}${type}`)}${serial === '*' ? '' : serial}` },
    ],
  }
}

function finer(ai: string, value: string): readonly Element[] {
  return value === '*' ? [] : [{ ai, value }]
}

/** A GTIN's indicator and an SSCC's extension stand before the company prefix, in a URN after it. */
function leadBy(reference: string, prefix: string): string {
  return `${reference.slice(0, 1)}${prefix}${reference.slice(1)}`
}

function checked(digits: string): string {
  return `${digits}${checkDigitOf(digits)}`
}
