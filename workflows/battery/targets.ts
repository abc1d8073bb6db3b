/**
 * Where a figure comes from, kept as a value so that a page or a report can show it; the shape is that
 * of `Source` in the domain. `read`: in a source we opened, `secondary`: in press, vendor or
 * third-party text, `remembered`: unverified, `house`: our own rule.
 */
export type Sourced = {
  readonly source: {
    readonly basis: 'read' | 'secondary' | 'remembered' | 'house'
    readonly text: string
  }
}

/** Elements whose recovery the law tests, each on its own and never averaged. */
export type RecoveredElement = 'cobalt' | 'copper' | 'lead' | 'nickel' | 'lithium'

/** Chemistry groups that have their own recycling efficiency target. */
export type ChemistryGroup = 'lithium' | 'lead-acid' | 'nickel-cadmium' | 'other'

/** One dated minimum: from `due` (ISO date, that day included) at least `minimumPercent` is needed. */
export type Target = {
  readonly minimumPercent: string
  readonly due: string
  readonly note?: string
} & Sourced &
  (
    | { readonly metric: 'recycling-efficiency'; readonly subject: ChemistryGroup }
    | { readonly metric: 'material-recovery'; readonly subject: RecoveredElement }
    | { readonly metric: 'recycled-content'; readonly subject: RecoveredElement }
  )

/**
 * The targets that bind on `date` (ISO `YYYY-MM-DD`): for each metric and subject the latest one due.
 * A nickel-cadmium target of 2025 still binds in 2031, because no later one replaces it.
 * Throws RangeError for a date that does not exist.
 */
export function targetsOn(date: string): Target[] {
  if (!isCalendarDate(date)) {
    throw new RangeError(`Cannot read "${date}" as a date: a day such as "2031-12-31" is needed`)
  }
  const binding = new Map<string, Target>()
  for (const target of batteryTargets) {
    const key = `${target.metric} ${target.subject}`
    const earlier = binding.get(key)
    const replaces = earlier === undefined || earlier.due < target.due
    if (target.due <= date && replaces) binding.set(key, target)
  }
  return [...binding.values()]
}

const ANNEX_XII_B = 'Regulation (EU) 2023/1542 Annex XII B'
const ANNEX_XII_C = 'Regulation (EU) 2023/1542 Annex XII C'
const ARTICLE_8_2 = 'Regulation (EU) 2023/1542 Art. 8(2)'
const ARTICLE_8_3 = 'Regulation (EU) 2023/1542 Art. 8(3)'
const ALSO_LIGHT_TRANSPORT = 'from this date also for batteries of light means of transport'

/**
 * Every dated target, in percent. The figures were read in the Battery Pass end-of-life analysis
 * (Annex A.1), at gesetze.legal (Annex XII) and on the EU news page of 4 July 2025, not in the Official
 * Journal itself, which their texts name.
 */
export const batteryTargets: readonly Target[] = [
  ...efficiency('2025-12-31', {
    lithium: '65',
    'lead-acid': '75',
    'nickel-cadmium': '80',
    other: '50',
  }),
  ...efficiency('2030-12-31', { lithium: '70', 'lead-acid': '80' }),
  ...recovery('2027-12-31', {
    cobalt: '90',
    copper: '90',
    lead: '90',
    nickel: '90',
    lithium: '50',
  }),
  ...recovery('2031-12-31', {
    cobalt: '95',
    copper: '95',
    lead: '95',
    nickel: '95',
    lithium: '80',
  }),
  ...content('2031-08-18', { cobalt: '16', lead: '85', lithium: '6', nickel: '6' }),
  ...content('2036-08-18', { cobalt: '26', lead: '85', lithium: '12', nickel: '15' }),
]

function efficiency(due: string, minima: Partial<Record<ChemistryGroup, string>>): Target[] {
  return entries(minima).map(([subject, minimumPercent]) => ({
    metric: 'recycling-efficiency',
    subject,
    minimumPercent,
    due,
    source: { basis: 'secondary', text: ANNEX_XII_B },
  }))
}

function recovery(due: string, minima: Partial<Record<RecoveredElement, string>>): Target[] {
  return entries(minima).map(([subject, minimumPercent]) => ({
    metric: 'material-recovery',
    subject,
    minimumPercent,
    due,
    source: { basis: 'secondary', text: ANNEX_XII_C },
  }))
}

function content(due: string, minima: Partial<Record<RecoveredElement, string>>): Target[] {
  const second = due >= '2036-08-18'
  return entries(minima).map(([subject, minimumPercent]) => ({
    metric: 'recycled-content',
    subject,
    minimumPercent,
    due,
    source: { basis: 'secondary', text: second ? ARTICLE_8_3 : ARTICLE_8_2 },
    note: [whereCounted(subject), ...(second ? [ALSO_LIGHT_TRANSPORT] : [])].join('; '),
  }))
}

/** Art. 8: lead counts in the whole battery, the others in the active materials alone. */
function whereCounted(subject: RecoveredElement): string {
  return subject === 'lead' ? 'share of the lead in the battery' : 'share in the active materials'
}

function entries<K extends string>(minima: Partial<Record<K, string>>): [K, string][] {
  // Object.entries forgets the key type; the literals above are the only callers.
  return Object.entries(minima) as [K, string][]
}

function isCalendarDate(date: string): boolean {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(date)) return false
  const time = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}
