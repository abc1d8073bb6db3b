import type { Stage } from '../stream.ts'
import { blended } from './stages/blending.ts'
import { cardedDrawn } from './stages/carding.ts'
import { closedByRoute } from './stages/closed-by-route.ts'
import { collected } from './stages/collection.ts'
import { colourDecided, colourSorted } from './stages/colour.ts'
import { quarantineDetailed, quarantinedAtOnce } from './stages/emergency.ts'
import { disposed, recalled } from './stages/ending.ts'
import { fibreTested } from './stages/fibre-test.ts'
import { knitted } from './stages/knitting.ts'
import { opened, recirculated } from './stages/opening.ts'
import { packed } from './stages/packing.ts'
import { prepared } from './stages/preparing.ts'
import { quarantined, rejected, released } from './stages/quarantine.ts'
import { received } from './stages/reception.ts'
import { listed, repaired, resold } from './stages/reuse.ts'
import { sanitised } from './stages/sanitising.ts'
import { shipped } from './stages/shipping.ts'
import { sorted } from './stages/sorting.ts'
import { spun } from './stages/spinning.ts'
import { reclassified, statusAssessed } from './stages/status.ts'
import { stored } from './stages/storing.ts'
import { uvSanitised } from './stages/ultraviolet.ts'
import { fibreReceived } from './stages/virgin.ts'

/** Every step of the textile stream, in the order a batch usually meets them. */
export const stages: readonly Stage[] = [
  collected,
  received,
  sorted,
  quarantined,
  quarantinedAtOnce,
  quarantineDetailed,
  released,
  rejected,
  disposed,
  statusAssessed,
  reclassified,
  repaired,
  listed,
  resold,
  sanitised,
  prepared,
  colourSorted,
  colourDecided,
  stored,
  opened,
  recirculated,
  uvSanitised,
  fibreTested,
  fibreReceived,
  blended,
  cardedDrawn,
  spun,
  packed,
  knitted,
  shipped,
  recalled,
].map(closedByRoute)
