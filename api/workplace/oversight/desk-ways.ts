import { summaryPhrases } from '../../../web/pages/summary/phrases.ts'
import { closingPhrases } from '../../../web/pages/workplace/oversight/closings/phrases.ts'
import { deliveryPhrases } from '../../../web/pages/workplace/oversight/delivery/phrases.ts'
import { exportPhrases } from '../../../web/pages/workplace/oversight/export-phrases.ts'
import { measurePhrases } from '../../../web/pages/workplace/oversight/measures/phrases.ts'
import { deskPhrases } from '../../../web/pages/workplace/oversight/phrases.ts'
import type { DeskView } from '../../../web/pages/workplace/oversight/view.ts'
import { stockPhrases } from '../../../web/pages/workplace/stock/phrases.ts'
import type { DeskReading } from './desk-reading.ts'

/** Over whatever the desk is about. */
const overAll = [
  { href: '/work/flow', label: stockPhrases.flow },
  { href: '/work/measures', label: measurePhrases.title },
  { href: '/work/anomalies', label: deskPhrases.anomalies },
  { href: '/work/samples', label: deskPhrases.samples },
  { href: '/work/closings', label: closingPhrases.title },
  { href: '/work/export', label: exportPhrases.title },
  { href: '/work/monthly-reports', label: deliveryPhrases.title },
] as const

/** Of one organisation, for whoever is of it or looks at it. */
const ofOne = [
  { href: '/work/recycling', label: stockPhrases.recycling },
  { href: '/work/deadlines', label: deskPhrases.deadlines },
] as const

/** Further reports. */
export function deskWays({
  isInside,
  isOverseer,
  ask: { organisation },
}: DeskReading): DeskView['ways'] {
  const whose = organisation === undefined ? '' : `?${new URLSearchParams({ organisation })}`
  return [
    ...overAll.map(({ href, label }) => ({ href: `${href}${whose}`, label })),
    ...(isInside ? ofOne : []),
    ...(isOverseer ? [{ href: '/work/summary', label: summaryPhrases.switchTitle }] : []),
  ]
}
