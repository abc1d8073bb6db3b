// @ts-expect-error: the package brings no types; what is used of it is `XmlParser`.
import { Parser } from 'saxen'
import { refuse } from '../../../../domain/refusal.ts'
import { RefusedError } from '../../../../domain/refused.ts'

/** The part of saxen 11 that is used here. */
interface XmlParser {
  on(event: 'openTag', heard: (name: string, attributes: () => Raw, decode: Decode) => void): void
  on(event: 'closeTag', heard: (name: string) => void): void
  on(event: 'text', heard: (text: string, decode: Decode) => void): void
  on(event: 'cdata', heard: (text: string) => void): void
  on(event: 'error' | 'attention', heard: () => void): void
  parse(xml: string): void
}
type Raw = Readonly<Record<string, string>>
type Decode = (text: string) => string

/** What is heard while XML is read, by names without their prefixes: programs differ in which they write. */
export interface XmlHeard {
  readonly open: (name: string, attributes: Attributes) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

/** Attributes by their names without prefixes. */
export type Attributes = Readonly<Record<string, string | undefined>>

/**
 * Reads a part of a spreadsheet. Whatever the parser stumbles over in a stranger's file is a fault of the file; document type
 * declarations, which the format does not have, are one.
 */
export function parseXml(xml: Buffer | undefined, { open, close, text }: XmlHeard): void {
  if (xml === undefined) return
  const parser: XmlParser = new Parser()
  parser.on('error', () => {
    throw unreadable()
  })
  parser.on('attention', () => {
    throw unreadable()
  })
  parser.on('openTag', (name, attributes, decode) => {
    const given = Object.entries(attributes())
    open(local(name), Object.fromEntries(given.map(([key, one]) => [local(key), decode(one)])))
  })
  parser.on('closeTag', (name) => close?.(local(name)))
  parser.on('text', (one, decode) => text?.(decode(one)))
  parser.on('cdata', (one) => text?.(one))
  parser.parse(xml.toString('utf8').replace(/^\uFEFF/, ''))
}

/** Truth as XML Schema spells it: some programs write the word, others the digit. */
export function isTrue(text: string | undefined): boolean {
  return ['1', 'true'].includes(text?.trim().toLowerCase() ?? '')
}

/** What to throw for a file that is no spreadsheet that we can read. */
export function unreadable(): RefusedError {
  return new RefusedError(refuse('invalid', '', ['sheet_unreadable']))
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
