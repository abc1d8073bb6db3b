import { browserVerify } from './browser-verify.ts'
import { bulkAgainstCopy } from './bulk.ts'
import { againstEventStore } from './event-store.ts'
import { flowReports } from './flow-reports.ts'
import { heelTrace } from './heel-trace.ts'
import { isolationCost } from './isolation.ts'
import { logCost } from './log-cost.ts'
import { logProofs } from './log-proofs.ts'
import { loneScan } from './lone-scan.ts'
import { mergeDelay } from './merge-delay.ts'
import type { Measured } from './ratio.ts'
import { recordPages } from './record-pages.ts'
import type { Rig } from './rig.ts'
import { singleScans } from './single-scans.ts'
import type { Asked } from './size.ts'
import { storedBytes } from './stored-bytes.ts'
import { traces } from './traces.ts'

/** A benchmark: rounds that measured both sides in turn. It runs alone and with the others, in any order. */
export type Bench = (rig: Rig, asked: Asked) => Promise<readonly Measured[]>

/** Every benchmark by its name. */
export const benches: Readonly<Record<string, Bench>> = {
  B1: singleScans,
  B1b: loneScan,
  B2: bulkAgainstCopy,
  B3: againstEventStore,
  B4: traces,
  B4b: heelTrace,
  B5: flowReports,
  B6: recordPages,
  B7: logProofs,
  verify: browserVerify,
  merge: mergeDelay,
  B10: storedBytes,
  isolation: isolationCost,
  log: logCost,
}
