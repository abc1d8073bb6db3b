import type { Context } from 'hono'
import type { Scan } from '../../domain/event.ts'
import { type Fault, type Refusal, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { faultsInShape } from '../../workflows/faults-in-shape.ts'
import { partCount, withoutEmptyParts } from '../../workflows/form/lines.ts'
import {
  mostOf,
  type RowList,
  rowCount,
  rowLists,
  withoutRow,
  withRows,
} from '../../workflows/form/rows.ts'
import { ownFields, type StageForm } from '../../workflows/form/stage-form.ts'
import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import { readList } from '../../workflows/read-list.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { LoadedStream } from '../../workflows/streams.ts'

const mostAnswers = 5_000

/** What a form of ours sent: every answer by its name, in order. */
export async function readForm(context: Context): Promise<Typed> {
  const type = context.req.header('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\b/.test(type)) {
    throw new RefusedError(refuse('invalid', '', ['form_unreadable']))
  }
  return typedOfPairs(new URLSearchParams(await context.req.text()))
}

/** The same of names and answers that were read already. */
export function typedOfPairs(pairs: Iterable<readonly [string, string]>): Typed {
  const typed = new Map<string, string[]>()
  let count = 0
  for (const [name, value] of pairs) {
    count += 1
    if (count > mostAnswers) {
      throw new RefusedError(refuse('too_large', '', ['form_too_long', { most: mostAnswers }]))
    }
    const values = typed.get(name)
    // Browsers end lines of a text area as on paper tape.
    const text = value.replaceAll('\r\n', '\n')
    if (values === undefined) typed.set(name, [text])
    else values.push(text)
  }
  return typed
}

/**
 * A refusal with what else is wrong with the form. The one way in stops at a scan whose own words cannot be read; a person
 * who mends a form wants to hear of every question at once.
 */
export function withFaultsInForm(
  refused: Refusal,
  scan: Readonly<Record<string, unknown>>,
  { stage, stream, clocks }: Form,
): Refusal {
  if (refused.code !== 'invalid') return refused
  const given = scan as Pick<Scan, 'facts' | 'outputs'>
  const further = [
    ...readList(ownFields(stage), given.facts, '/facts').faults,
    ...given.outputs.flatMap(
      ({ facts }, index) =>
        readList(stage.outputFields ?? [], facts, `/outputs/${index}/facts`).faults,
    ),
    // Only counts and missing masses are looked at, which need no more than the form has.
    ...faultsInShape(stream, stage, scan as unknown as Scan),
  ]
  const { faults } = withClocks(refused, clocks)
  const named = new Set(faults.map(({ pointer }) => pointer))
  const added = further.filter(({ pointer }) => !named.has(pointer))
  return { ...refused, faults: [...faults, ...added] }
}

/** A refusal with what is wrong with times by the clock of the place, in place of what else is said of these questions. */
export function withClocks(refused: Refusal, clocks: readonly Fault[]): Refusal {
  const asked = new Set(clocks.map(({ pointer }) => pointer))
  const faults = refused.faults.filter(({ pointer }) => !asked.has(pointer))
  return { ...refused, faults: [...faults, ...clocks] }
}

interface Form {
  readonly stage: Stage
  readonly stream: LoadedStream
  /** What is wrong with times by the clock of the place; nothing else is said of these questions. */
  readonly clocks: readonly Fault[]
}

/** The form with lines added or removed as the button that sent it says, and where to go on; undefined when it records. */
export function reshaped(
  form: Typed,
  asked: StageForm,
): { readonly typed: Typed; readonly focus?: string } | undefined {
  const wish = typedAt(form, 'do')
  const [act, named, number] = wish.split('/')
  if (act === 'line') {
    const at = wish.slice('line'.length)
    const typed = withoutEmptyParts(form, '/facts', asked.questions)
    return { typed, focus: `${at}/${partCount(typed, at)}/${firstPart(asked, at)}` }
  }
  const list = rowLists.find((one) => one === named)
  if (list === undefined || (act !== 'add' && act !== 'drop')) return undefined
  const count = Math.max(0, Math.trunc(Number(number)) || 0)
  if (act === 'drop') return { typed: withoutRow(form, list, count) }
  const before = rowCount(form, list)
  const room = Math.max(0, mostOf(asked, list) - before)
  const typed = withRows(form, list, Math.min(count, room))
  return { typed, focus: `/${list}/${before}/${firstOf(list)}` }
}

function firstPart({ questions }: StageForm, at: string): string {
  const field = questions.find(({ name }) => at === `/facts/${name}`)
  return field?.parts?.[0]?.name ?? ''
}

function firstOf(list: RowList): string {
  if (list === 'losses') return 'reason'
  return list === 'additions' ? 'material' : 'batch'
}
