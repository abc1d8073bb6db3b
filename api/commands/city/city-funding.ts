import type { SpendKind } from '../../../domain/funding/spend-line.ts'

/** A line of spend of the city; days are before the city was built. */
interface CitySpend {
  readonly daysAgo: number
  readonly amountCents: number
  readonly payee: string
  readonly invoice: string
  readonly kind: SpendKind
  readonly asset?: { readonly name: string; readonly serial: string }
  /** Batches of which what made them is tied. */
  readonly made?: readonly string[]
  readonly isOfCourse?: true
}

const dollars = 100
const frame = { name: 'Rotor spinning frame (constructed)', serial: 'CONSTRUCTED-RSF-01' }
const camera = { name: 'Camera over the belt (constructed)', serial: 'CONSTRUCTED-CAM-01' }
const maker = 'Spinning Machines (constructed)'
const centre = 'Training Centre (constructed)'

/** The yarn line as a funded project, with who was trained for it. Everything is made up but the terms of the scheme. */
export const cityProject = {
  organisation: 'tai-po-fibre',
  account: 'mill',
  code: 'YARN-LINE',
  title: 'Yarn line (constructed)',
  scheme: 'rfs-2024',
  startsDaysAgo: 100,
  endsInDays: 200,
  budgetCents: 18_000_000 * dollars,
  milestones: [
    { name: 'Line accepted', inDays: -40, reachedDaysAgo: 38 },
    { name: 'Line at capacity', inDays: 60 },
  ],
  /** What shows that the first milestone was reached. */
  evidence: 'Acceptance report (constructed)',
  spend: [
    {
      daysAgo: 80,
      amountCents: 6_400_000 * dollars,
      payee: maker,
      invoice: 'C-1001',
      kind: 'machinery',
      asset: frame,
    },
    {
      daysAgo: 45,
      amountCents: 1_600_000 * dollars,
      payee: maker,
      invoice: 'C-1042',
      kind: 'machinery',
      asset: frame,
    },
    {
      daysAgo: 40,
      amountCents: 850_000 * dollars,
      payee: maker,
      invoice: 'C-1044',
      kind: 'installation',
      made: ['DEMO-T23-YARN', 'DEMO-T25-YARN'],
    },
    {
      daysAgo: 34,
      amountCents: 9_000 * dollars,
      payee: centre,
      invoice: 'C-77',
      kind: 'training',
      isOfCourse: true,
    },
    {
      daysAgo: 20,
      amountCents: 420_000 * dollars,
      payee: 'Optics (constructed)',
      invoice: 'C-2203',
      kind: 'machinery',
      asset: camera,
    },
  ] satisfies readonly CitySpend[] as readonly CitySpend[],
  course: {
    name: 'Releasing bales from quarantine (constructed)',
    provider: centre,
    hours: 16,
    costCents: 9_000 * dollars,
    daysAgo: { from: 37, to: 36 },
    competence: 'quarantine_release',
    certificate: { number: 'constructed-course-1', validDays: 365 },
  },
} as const
