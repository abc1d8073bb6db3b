import type { PoolLoad } from '../store/open-store.ts'
import { type Counted, createCounted } from './counted.ts'
import type { OperationState } from './operation.ts'
import type { Release } from './release.ts'
import { createShown } from './shown.ts'

/** What is read when somebody asks for the metrics. */
export interface MeterSources {
  readonly state: () => Promise<OperationState>
  readonly pools: () => readonly PoolLoad[]
}

/** Counts what a process does and says it in the text format of Prometheus. */
export interface Meter extends Counted {
  readonly contentType: string
  /** All of it as it is now. */
  text(sources: MeterSources): Promise<string>
}

/** Makes a meter. The library is loaded here and not before: a process that nobody measures does without it. */
export async function openMeter({ version, commit = '' }: Release): Promise<Meter> {
  const prometheus = await import('prom-client')
  const registry = new prometheus.Registry()
  const registers = [registry]
  prometheus.collectDefaultMetrics({ register: registry })
  const build = new prometheus.Gauge({
    name: 'loomcell_build_info',
    help: 'What runs here; always 1.',
    labelNames: ['version', 'commit', 'node'],
    registers,
  })
  build.set({ version, commit, node: process.version }, 1)
  const show = createShown(prometheus, registers)
  const { recording, answered } = createCounted(prometheus, registers)
  return {
    recording,
    answered,
    contentType: registry.contentType,
    text: async ({ state, pools }) => {
      show({ state: await state(), pools: pools() })
      return registry.metrics()
    },
  }
}
