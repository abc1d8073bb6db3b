import type { Stage } from '../stream.ts'
import { assembled } from './stages/assembly.ts'
import { certified } from './stages/certificate.ts'
import { closed } from './stages/closing.ts'
import { consigned } from './stages/consignment.ts'
import { dismantled } from './stages/dismantling.ts'
import { quarantineDetailed, quarantinedAtOnce } from './stages/emergency.ts'
import { finalTested } from './stages/final-test.ts'
import { fractionDispatched } from './stages/fractions.ts'
import { graded } from './stages/grading.ts'
import { takenIn } from './stages/intake.ts'
import { isolated } from './stages/isolation.ts'
import { lotFormed } from './stages/lot.ts'
import { listed, putIntoService, recalled, sold } from './stages/market.ts'
import { matched } from './stages/matching.ts'
import { passportIssued } from './stages/passport.ts'
import { processed } from './stages/process.ts'
import { quarantined } from './stages/quarantine.ts'
import { received } from './stages/reception.ts'
import { released } from './stages/release.ts'
import { returned } from './stages/return.ts'
import { reviewed } from './stages/review.ts'
import { reworked } from './stages/rework.ts'
import { tested } from './stages/testing.ts'
import { triaged } from './stages/triage.ts'
import { unmatched } from './stages/unmatching.ts'
import { declaredWaste, preparedForRepurposing } from './stages/waste.ts'

/** Every step of the battery stream, in the order a unit usually meets them. */
export const stages: readonly Stage[] = [
  takenIn,
  returned,
  triaged,
  quarantined,
  quarantinedAtOnce,
  quarantineDetailed,
  released,
  isolated,
  dismantled,
  tested,
  reviewed,
  graded,
  matched,
  unmatched,
  assembled,
  finalTested,
  reworked,
  passportIssued,
  listed,
  sold,
  putIntoService,
  recalled,
  declaredWaste,
  preparedForRepurposing,
  consigned,
  received,
  lotFormed,
  processed,
  closed,
  certified,
  fractionDispatched,
]
