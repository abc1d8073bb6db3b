import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import { numberAt, saidAt, withoutNulls } from '../form-values.ts'

type Given = Readonly<Record<string, unknown>>

/**
 * An amount that was typed in dollars, as whole cents; else the text, for the schema to refuse. A comma keeps thousands apart and nothing else:
 * `12,50` is no amount.
 */
export function centsAt(typed: Typed, pointer: string): string | number | null {
  const text = saidAt(typed, pointer)
  const [, dollars, cents = ''] = amount.exec(text ?? '') ?? []
  if (dollars === undefined) return text
  return Number(dollars.replaceAll(',', '')) * 100 + Number(cents.padEnd(2, '0'))
}

const amount = /^(\d{1,13}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d{1,2}))?$/

/** The same form with its milestones one after the other: a gap in the form is none in the project, and no fault moves to another place. */
export function withoutGaps(typed: Typed, places: number): Typed {
  const names = ['name', 'plannedDay'] as const
  const rows = Array.from({ length: places }, (_, at) =>
    names.map((name) => typedAt(typed, `/milestones/${at}/${name}`)),
  ).filter((row) => row.some((text) => text.trim() !== ''))
  const others = [...typed].filter(([pointer]) => !pointer.startsWith('/milestones/'))
  const kept = rows.flatMap((row, at) =>
    names.map((name, place) => [`/milestones/${at}/${name}`, [row[place] ?? '']] as const),
  )
  return new Map([...others, ...kept])
}

/** What a form says of a project; its milestones MUST be without gaps. */
export function projectIn(typed: Typed, places: number): Given {
  const milestones = Array.from({ length: places }, (_, at) =>
    withoutNulls({
      name: saidAt(typed, `/milestones/${at}/name`),
      plannedDay: saidAt(typed, `/milestones/${at}/plannedDay`),
    }),
  ).filter((one) => Object.keys(one).length > 0)
  return withoutNulls({
    code: typedAt(typed, '/code').trim(),
    title: typedAt(typed, '/title'),
    scheme: saidAt(typed, '/scheme'),
    starts: saidAt(typed, '/starts'),
    ends: saidAt(typed, '/ends'),
    budgetCents: centsAt(typed, '/budgetCents'),
    milestones,
  })
}

/** What a form says of a line of spend. */
export function lineIn(typed: Typed): Given {
  const asset = withoutNulls({
    name: saidAt(typed, '/asset/name'),
    serial: saidAt(typed, '/asset/serial'),
  })
  return withoutNulls({
    day: saidAt(typed, '/day'),
    amountCents: centsAt(typed, '/amountCents'),
    payee: typedAt(typed, '/payee'),
    invoice: typedAt(typed, '/invoice'),
    kind: saidAt(typed, '/kind'),
    asset: Object.keys(asset).length === 0 ? null : asset,
    course: saidAt(typed, '/course'),
    events: idsAt(typed, '/events'),
  })
}

/** What a form says of a further milestone. */
export function milestoneIn(typed: Typed): Given {
  return withoutNulls({
    name: typedAt(typed, '/name'),
    plannedDay: saidAt(typed, '/plannedDay'),
  })
}

/** What a form says of a milestone that was reached. */
export function reachedIn(typed: Typed): Given {
  return withoutNulls({
    day: saidAt(typed, '/day'),
    evidence: typedAt(typed, '/evidence'),
    events: idsAt(typed, '/events'),
  })
}

/** What a form says of a course. */
export function courseIn(typed: Typed): Given {
  return withoutNulls({
    name: typedAt(typed, '/name'),
    provider: typedAt(typed, '/provider'),
    hours: numberAt(typed, '/hours'),
    costCents: centsAt(typed, '/costCents'),
    from: saidAt(typed, '/from'),
    to: saidAt(typed, '/to'),
    competence: saidAt(typed, '/competence'),
    people: typed.get('/people') ?? [],
  })
}

/** Ids, one a line. */
function idsAt(typed: Typed, pointer: string): readonly string[] {
  return typedAt(typed, pointer)
    .split(/[\s,]+/)
    .filter((text) => text !== '')
}
