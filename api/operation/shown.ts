import { figureNames, figures } from '../../domain/operation/figures.ts'
import { reasons } from '../../domain/operation/reasons.ts'
import type { PoolLoad } from '../store/open-store.ts'
import type { OperationState } from './operation.ts'
import type { Prometheus, Registers } from './prometheus.ts'

/** How an installation stands when somebody asks. */
export interface Shown {
  readonly state: OperationState
  readonly pools: readonly PoolLoad[]
}

/** Makes what shows it, and gives what brings it up to date. */
export function createShown(prometheus: Prometheus, registers: Registers): (now: Shown) => void {
  const showFigures = figureGauges(prometheus, registers)
  const showPools = poolGauges(prometheus, registers)
  return ({ state, pools }) => {
    showFigures(state)
    showPools(pools)
  }
}

function figureGauges({ Gauge }: Prometheus, registers: Registers) {
  const gauges = figureNames.map((name) => {
    const { metric, help } = figures[name]
    return { name, gauge: new Gauge({ name: metric, help, registers }) }
  })
  const wrong = new Gauge({
    name: 'loomcell_wrong',
    help: 'What /readyz names: 1 where it is so.',
    labelNames: ['reason'],
    registers,
  })
  return (state: OperationState) => {
    for (const { name, gauge } of gauges) {
      const value = state.readings[name]
      // What is not known is no series at all, and no zero that would look as if all were well.
      if (value === undefined) gauge.remove()
      else gauge.set(value)
    }
    for (const reason of reasons) wrong.set({ reason }, state.reasons.includes(reason) ? 1 : 0)
  }
}

function poolGauges({ Gauge }: Prometheus, registers: Registers) {
  const connections = new Gauge({
    name: 'loomcell_pool_connections',
    help: 'Connections to the database.',
    labelNames: ['pool', 'state'],
    registers,
  })
  const limit = new Gauge({
    name: 'loomcell_pool_connections_limit',
    help: 'Most connections of a pool.',
    labelNames: ['pool'],
    registers,
  })
  const asking = new Gauge({
    name: 'loomcell_pool_waiting',
    help: 'Questions that wait for a connection.',
    labelNames: ['pool'],
    registers,
  })
  return (pools: readonly PoolLoad[]) => {
    for (const { pool, busy, idle, waiting, most } of pools) {
      connections.set({ pool, state: 'busy' }, busy)
      connections.set({ pool, state: 'idle' }, idle)
      limit.set({ pool }, most)
      asking.set({ pool }, waiting)
    }
  }
}
