import { escapePointer } from './json-pointer.ts'
import { mostFaults } from './limits.ts'
import { type Fault, faultOf } from './refusal.ts'

/**
 * Every name and text in a value that cannot be kept: U+0000, which PostgreSQL refuses, and half of a character written in two
 * parts, which no encoding has. Whatever is no text or list of such is passed over.
 */
export function faultsInText(value: unknown, pointer: string): readonly Fault[] {
  if (typeof value === 'string') {
    return isReadable(value) ? [] : [faultOf(pointer, 'text_unreadable')]
  }
  if (typeof value !== 'object' || value === null) return []
  const faults: Fault[] = []
  for (const [name, inner] of Object.entries(value)) {
    const place = `${pointer}/${escapePointer(name.replaceAll('\u0000', '').toWellFormed())}`
    if (!isReadable(name)) faults.push(faultOf(place, 'text_unreadable'))
    faults.push(...faultsInText(inner, place))
    if (faults.length >= mostFaults) break
  }
  return faults
}

function isReadable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed()
}
