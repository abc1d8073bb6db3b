import type { Envelope } from '../../domain/proof/envelope.ts'
import { correctsField, replacementField } from '../../workflows/custody-stages.ts'

/** What later events of a chain say of earlier ones, by the earlier one's id. */
export interface Corrections {
  readonly of: ReadonlyMap<string, readonly Correction[]>
  /** Ids of the events in whose place others stand, by the id of the one that does. */
  readonly replaced: ReadonlyMap<string, string>
}

export interface Correction {
  readonly event: string
  readonly recordTime: string
  readonly replacement: string | null
}

/** Reads off the public parts of a chain's correcting events what they take back, correct and put in its place. */
export function correctionsIn(envelopes: readonly Pick<Envelope, 'id' | 'recordTime' | 'body'>[]) {
  const of = new Map<string, Correction[]>()
  const replaced = new Map<string, string>()
  for (const { id, recordTime, body } of envelopes) {
    const target = body.reverses ?? textIn(body.facts?.[correctsField.name])
    if (target === undefined) continue
    const replacement = textIn(body.facts?.[replacementField.name]) ?? null
    of.set(target, [...(of.get(target) ?? []), { event: id, recordTime, replacement }])
    if (replacement !== null) replaced.set(replacement, target)
  }
  return { of, replaced } satisfies Corrections
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
