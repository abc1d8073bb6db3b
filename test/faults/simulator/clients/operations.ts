import { adjustments } from './adjustments.ts'
import { again } from './again.ts'
import { approvals } from './approvals.ts'
import { bulk } from './bulk.ts'
import { claims } from './claims.ts'
import { handOvers } from './hand-overs.ts'
import { mistakes } from './mistakes.ts'
import { permits } from './permits.ts'
import type { Operation } from './planning.ts'
import { races } from './races.ts'
import { recalls } from './recalls.ts'
import { batteryWalk } from './walk-battery.ts'
import { textileWalk } from './walk-textile.ts'
import { wrongs } from './wrong.ts'

/** All that clients do. */
export const operations: readonly Operation[] = [
  textileWalk,
  batteryWalk,
  mistakes,
  handOvers,
  adjustments,
  claims,
  again,
  wrongs,
  races,
  bulk,
  permits,
  recalls,
  approvals,
].flat()
