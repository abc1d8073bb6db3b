import { deskPhrases } from '../../../web/pages/workplace/oversight/phrases.ts'
import type { DeskView } from '../../../web/pages/workplace/oversight/view.ts'
import { stockPhrases } from '../../../web/pages/workplace/stock/phrases.ts'
import { pageRights } from '../page-rights.ts'
import type { DeskReading } from './desk-reading.ts'

/** Over whatever the desk is about. */
const overAll = [
  { href: '/work/anomalies', label: deskPhrases.anomalies },
  { href: '/work/samples', label: deskPhrases.samples },
] as const

/** Of one organisation, for whoever is of it or looks at it. */
const ofOne = [
  { href: '/work/flow', label: stockPhrases.flow },
  { href: '/work/recycling', label: stockPhrases.recycling },
  { href: '/work/deadlines', label: deskPhrases.deadlines },
] as const

/** Further reports; a page that is not there is not named. */
export function deskWays({ isInside }: DeskReading): DeskView['ways'] {
  return [...overAll, ...(isInside ? ofOne : [])].filter(({ href }) =>
    Object.hasOwn(pageRights, `GET ${href}`),
  )
}
