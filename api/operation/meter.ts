import { figureNames, figures } from '../../domain/operation/figures.ts'
import { reasons } from '../../domain/operation/reasons.ts'
import type { RequestLine } from '../http/hardening/log-requests.ts'
import type { RecordingWatch } from '../recording/watch.ts'
import type { PoolLoad } from '../store/open-store.ts'
import type { OperationState } from './operation.ts'
import type { Release } from './release.ts'

/** What is read when somebody asks for the metrics. */
export interface MeterSources {
  readonly state: () => Promise<OperationState>
  readonly pools: () => readonly PoolLoad[]
}

/** Counts what a process does and says it in the text format of Prometheus. */
export interface Meter {
  readonly recording: RecordingWatch
  /** Counts an answer, by the template of its route and never by its path: nobody who asks makes a new series. */
  answered(line: Pick<RequestLine, 'method' | 'route' | 'status' | 'milliseconds'>): void
  readonly contentType: string
  /** All of it as it is now. */
  text(sources: MeterSources): Promise<string>
}

/** Seconds up to which answers and gatherings are sorted. */
const durations = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
const sizes = [1, 2, 5, 10, 20, 50, 100, 200, 500]
/** Methods that routes have; whatever else a client writes is one and the same. */
const methods: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
])

/** Makes a meter. The library is loaded here and not before: a process that nobody measures does without it. */
export async function openMeter(release: Release): Promise<Meter> {
  const prometheus = await import('prom-client')
  const registry = new prometheus.Registry()
  const registers = [registry]
  prometheus.collectDefaultMetrics({ register: registry })
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new prometheus.Counter({ name, help, labelNames, registers })
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new prometheus.Gauge({ name, help, labelNames, registers })
  const histogram = <Label extends string>(
    name: string,
    help: string,
    { buckets, labelNames = [] }: { readonly buckets: number[]; readonly labelNames?: Label[] },
  ) => new prometheus.Histogram({ name, help, labelNames, buckets, registers })

  const requests = counter('loomcell_http_requests_total', 'Answers to requests.', [
    ...(['method', 'route', 'status'] as const),
  ])
  const answering = histogram(
    'loomcell_http_request_duration_seconds',
    'Time until an answer began.',
    { buckets: durations, labelNames: ['method', 'route'] },
  )
  const scans = counter('loomcell_scans_total', 'Scans by what became of them.', [
    ...(['stream', 'outcome'] as const),
  ])
  const gathered = histogram('loomcell_gathering_scans', 'Scans that were recorded together.', {
    buckets: sizes,
  })
  const recorded = histogram('loomcell_gathering_duration_seconds', 'Time to record a gathering.', {
    buckets: durations,
  })
  const waited = histogram(
    'loomcell_recording_wait_seconds',
    'Time that the first scan of a gathering waited.',
    { buckets: durations },
  )
  const build = ['version', 'commit', 'node'] as const
  gauge('loomcell_build_info', 'What runs here; always 1.', [...build]).set(
    { version: release.version, commit: release.commit ?? '', node: process.version },
    1,
  )
  const connections = gauge('loomcell_pool_connections', 'Connections to the database.', [
    ...(['pool', 'state'] as const),
  ])
  const most = gauge('loomcell_pool_connections_limit', 'Most connections of a pool.', ['pool'])
  const asking = gauge('loomcell_pool_waiting', 'Questions that wait for a connection.', ['pool'])
  const wrong = gauge('loomcell_wrong', 'What /readyz names: 1 where it is so.', ['reason'])
  const gauges = figureNames.map((name) => ({
    name,
    gauge: gauge(figures[name].metric, figures[name].help, []),
  }))

  function keep({ state, pools }: { state: OperationState; pools: readonly PoolLoad[] }): void {
    for (const { name, gauge: one } of gauges) {
      const value = state.readings[name]
      // What is not known is no series at all, and no zero that would look like all is well.
      if (value === undefined) one.remove()
      else one.set(value)
    }
    for (const reason of reasons) wrong.set({ reason }, state.reasons.includes(reason) ? 1 : 0)
    for (const { pool, busy, idle, waiting, most: limit } of pools) {
      connections.set({ pool, state: 'busy' }, busy)
      connections.set({ pool, state: 'idle' }, idle)
      most.set({ pool }, limit)
      asking.set({ pool }, waiting)
    }
  }

  return {
    recording: {
      gathered: ({ scans: count, waitedMilliseconds, milliseconds }) => {
        gathered.observe(count)
        waited.observe(waitedMilliseconds / 1_000)
        recorded.observe(milliseconds / 1_000)
      },
      answered: (stream = 'unknown', outcome, count) => scans.inc({ stream, outcome }, count),
    },
    answered: ({ method: asked, route: template, status, milliseconds }) => {
      const method = methods.has(asked) ? asked : 'other'
      const route = template ?? 'none'
      requests.inc({ method, route, status })
      answering.observe({ method, route }, milliseconds / 1_000)
    },
    contentType: registry.contentType,
    text: async ({ state, pools }) => {
      keep({ state: await state(), pools: pools() })
      return registry.metrics()
    },
  }
}
