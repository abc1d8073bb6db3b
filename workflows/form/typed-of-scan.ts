import type { StageForm } from './stage-form.ts'
import type { Typed } from './typed.ts'
import { typedOfFacts } from './typed-of-facts.ts'

/** A scan as it was sent, which need not be right: one that was refused is mended in its form. */
export interface SentScan {
  readonly id: string
  readonly facility: string
  readonly reverses?: string | undefined
  readonly batches?: readonly SentBatch[] | undefined
  readonly outputs?: readonly SentOutput[] | undefined
  readonly losses?: readonly { readonly reason: string; readonly massGrams?: unknown }[] | undefined
  readonly additions?:
    | readonly { readonly material: string; readonly massGrams?: unknown }[]
    | undefined
  readonly facts?: Readonly<Record<string, unknown>> | undefined
}

interface SentBatch {
  readonly batch: string
  /** Whole grams, or what was typed for them. */
  readonly massGrams?: unknown
}

interface SentOutput extends SentBatch {
  readonly kind?: string | undefined
  readonly facts?: Readonly<Record<string, unknown>> | undefined
}

/**
 * The form that a scan was made with, filled in as it was: what `scanOfForm` reads as that scan. Its time is left out, which is not typed
 * but for a scan that happened earlier.
 */
export function typedOfScan(form: StageForm, scan: SentScan, timeZone: string): Typed {
  const { id, facility, reverses, batches = [], outputs = [], losses = [], additions = [] } = scan
  const { questions = [] } = form.outputs ?? {}
  return new Map([
    ['/id', [id]],
    ['/facility', [facility]],
    ...(reverses === undefined ? [] : ([['/reverses', [reverses]]] as const)),
    ...(form.batches?.codesAlone === true
      ? ([['/batches', [batches.map(({ batch }) => batch).join('\n')]]] as const)
      : batches.flatMap(({ batch, massGrams }, index) =>
          rowOf(`/batches/${index}`, { batch, massGrams }),
        )),
    ...outputs.flatMap(({ batch, kind, massGrams, facts = {} }, index) => [
      ...rowOf(`/outputs/${index}`, { batch, kind, massGrams }),
      ...typedOfFacts(questions, facts, { under: `/outputs/${index}/facts`, timeZone }),
    ]),
    ...losses.flatMap(({ reason, massGrams }, index) =>
      rowOf(`/losses/${index}`, { reason, massGrams }),
    ),
    ...additions.flatMap(({ material, massGrams }, index) =>
      rowOf(`/additions/${index}`, { material, massGrams }),
    ),
    ...typedOfFacts(form.questions, scan.facts ?? {}, { under: '/facts', timeZone }),
  ])
}

function rowOf(
  at: string,
  row: Readonly<Record<string, unknown>>,
): readonly (readonly [string, readonly string[]])[] {
  return Object.entries(row).flatMap(([name, value]) =>
    value === undefined ? [] : [[`${at}/${name}`, [String(value)]] as const],
  )
}
