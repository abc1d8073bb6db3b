import type { BatchState } from '../domain/event.ts'

/** A batch as far as it speaks for itself, before anything is scanned. */
export type BatchAlone = Pick<BatchState, 'code' | 'kind' | 'state' | 'context'>
