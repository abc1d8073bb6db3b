import type { Named } from '../../domain/local-names.ts'
import { forget, recall, remember } from './remembered.ts'

/** Where somebody works until they change it. */
export interface Shift extends Named {
  /** Code of the facility, which scans carry. */
  readonly facility: string
  /** IANA name, by whose clock times are typed; the usual one when absent. */
  readonly timeZone?: string
}

/** The shift that this device remembers; undefined where it asks. */
export function recallShift(): Shift | undefined {
  try {
    const read: unknown = JSON.parse(recall('shift') ?? 'null')
    return isShift(read) ? read : undefined
  } catch {
    return undefined
  }
}

/** Remembers where somebody works. */
export function beginShift(shift: Shift): void {
  remember('shift', JSON.stringify(shift))
  for (const listener of listeners) listener()
}

const listeners = new Set<() => void>()

/** Calls back whenever somebody has said where they work; gives what ends that. */
export function onShift(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Forgets it, so that it is asked. */
export function endShift(): void {
  forget('shift')
}

function isShift(value: unknown): value is Shift {
  return (
    typeof value === 'object' &&
    value !== null &&
    'facility' in value &&
    typeof value.facility === 'string' &&
    'name' in value &&
    typeof value.name === 'string'
  )
}
