import type { RequestLine } from '../http/hardening/log-requests.ts'
import type { RecordingWatch } from '../recording/watch.ts'
import type { Prometheus, Registers } from './prometheus.ts'

/** What is counted as it happens. */
export interface Counted {
  readonly recording: RecordingWatch
  /** Counts an answer, by the template of its route and never by its path: nobody who asks makes a new series. */
  readonly answered: (line: CountedAnswer) => void
}

export type CountedAnswer = Pick<RequestLine, 'method' | 'route' | 'status' | 'milliseconds'>

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

/** Makes the counters of a process. */
export function createCounted(prometheus: Prometheus, registers: Registers): Counted {
  return {
    recording: countRecording(prometheus, registers),
    answered: countAnswers(prometheus, registers),
  }
}

function countAnswers({ Counter, Histogram }: Prometheus, registers: Registers) {
  const requests = new Counter({
    name: 'loomcell_http_requests_total',
    help: 'Answers to requests.',
    labelNames: ['method', 'route', 'status'],
    registers,
  })
  const answering = new Histogram({
    name: 'loomcell_http_request_duration_seconds',
    help: 'Time until an answer began.',
    labelNames: ['method', 'route'],
    buckets: durations,
    registers,
  })
  return ({ method: asked, route: template, status, milliseconds }: CountedAnswer) => {
    const method = methods.has(asked) ? asked : 'other'
    const route = template ?? 'none'
    requests.inc({ method, route, status })
    answering.observe({ method, route }, milliseconds / 1_000)
  }
}

function countRecording({ Counter, Histogram }: Prometheus, registers: Registers): RecordingWatch {
  const scans = new Counter({
    name: 'loomcell_scans_total',
    help: 'Scans by what became of them.',
    labelNames: ['stream', 'outcome'],
    registers,
  })
  const gathered = new Histogram({
    name: 'loomcell_gathering_scans',
    help: 'Scans that were recorded together.',
    buckets: sizes,
    registers,
  })
  const recorded = new Histogram({
    name: 'loomcell_gathering_duration_seconds',
    help: 'Time to record a gathering.',
    buckets: durations,
    registers,
  })
  const waited = new Histogram({
    name: 'loomcell_recording_wait_seconds',
    help: 'Time that the first scan of a gathering waited.',
    buckets: durations,
    registers,
  })
  return {
    gathered: ({ scans: count, waitedMilliseconds, milliseconds }) => {
      gathered.observe(count)
      waited.observe(waitedMilliseconds / 1_000)
      recorded.observe(milliseconds / 1_000)
    },
    answered: (stream = 'unknown', outcome, count) => scans.inc({ stream, outcome }, count),
  }
}
