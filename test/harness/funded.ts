import type { Problem } from '../../api/http/problem.ts'
import { partsOf } from '../../api/recording/parse.ts'
import type { Statement } from '../../domain/funding/statement.ts'
import { intakeScan } from '../bench/intake.ts'
import { jsonOf } from './answers.ts'
import type { TestInstallation } from './installation.ts'

/** What a test does with funded projects, at addresses below that of all of them. */
export interface Funding {
  /** Id of an event of the organisation. */
  readonly event: string
  send(method: string, path: string, body?: object): Promise<Response>
  /** What the project is after something that MUST be taken. */
  done(method: string, path: string, body?: object): Promise<Statement>
  /** Pointer and rule of every fault, and the project that it names, of something that MUST be refused. */
  refused(method: string, path: string, body?: object): Promise<readonly string[]>
}

/** Records an event that spend can be tied to, and asks as the organisation's own system. */
export async function fundingOf(installation: TestInstallation): Promise<Funding> {
  const scan = Object.assign(intakeScan(), { facility: 'A' })
  const [receipt] = await installation.recorder.record(partsOf([scan], installation.actor))
  if (receipt?.status !== 'accepted') throw new RangeError('Cannot record an event to tie spend to')
  const send: Funding['send'] = (method, path, body) =>
    installation.request(`/api/v1/funding-projects${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  return {
    event: scan.id,
    send,
    async done(method, path, body) {
      const answer = await send(method, path, body)
      if (!answer.ok) throw new RangeError(`Cannot ${method} ${path}: ${await answer.text()}`)
      return (await jsonOf<{ statement: Statement }>(answer)).statement
    },
    async refused(method, path, body) {
      const answer = await send(method, path, body)
      if (answer.ok) throw new RangeError(`${method} ${path} was not refused`)
      const { faults } = await jsonOf<Problem>(answer)
      return faults.map(({ pointer, says, values }) =>
        [pointer, says, ...(typeof values?.project === 'string' ? [values.project] : [])].join(' '),
      )
    },
  }
}

/** A project from February to December 2026, unless a test says otherwise. */
export function project(said: object = {}): Record<string, unknown> {
  return {
    code: 'LINE',
    title: 'Robot line',
    scheme: 'rfs-2024',
    starts: '2026-02-01',
    ends: '2026-12-31',
    budgetCents: 6_000_000_000,
    milestones: [
      { name: 'Line accepted', plannedDay: '2026-05-01' },
      { name: 'Line at capacity', plannedDay: '2026-11-01' },
    ],
    ...said,
  }
}

/** A line of HK$1,000 on 1 March 2026, tied to nothing. */
export function line(said: object): Record<string, unknown> {
  return {
    day: '2026-03-01',
    amountCents: 100_000,
    payee: 'Robots Ltd',
    invoice: 'INV-0',
    kind: 'machinery',
    ...said,
  }
}
