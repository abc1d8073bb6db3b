import { createApp } from '../../api/app.ts'
import type { LogFiles } from '../../api/log/log-files.ts'
import { readLogKey } from '../../api/log/log-key.ts'
import { openWitnesses } from '../../api/log/open-witnesses.ts'
import { formatKey } from '../../domain/proof/log/note-key.ts'
import { openTestInstallation, type TestInstallation } from './installation.ts'
import { startTestJobs } from './jobs.ts'
import { keepOnce, logFolder } from './log.ts'
import { versionsOf } from './passports.ts'
import { walkTo } from './walk-battery.ts'
import { type RunningWitness, startWitness } from './witness.ts'

/** An installation whose battery has a passport, all of it in a log that a witness has seen. */
export interface Evidenced {
  readonly installation: TestInstallation
  readonly app: TestInstallation['app']
  /** Id of the battery. */
  readonly batch: string
  /** Keys of log and witness, as whoever runs them publishes them. */
  readonly policy: string
  /** Files of the log's keys. */
  readonly files: LogFiles
  readonly witness: RunningWitness
  readonly jobs: Awaited<ReturnType<typeof startTestJobs>>
  /** How far the app's clock is ahead of ours, in milliseconds. */
  readonly clock: { ahead: number }
  /** Takes into the log what waits by now, and publishes. */
  readonly keep: () => Promise<void>
}

/** Opens one; witness and log end with the test, or with whatever `atEnd` belongs to. */
export async function openEvidenced(atEnd: (end: () => Promise<void>) => void): Promise<Evidenced> {
  const publicUrl = 'https://loom.example'
  const installation = await openTestInstallation({ publicUrl })
  const files = await logFolder()
  await walkTo(installation, 'passport_issued', {})
  const jobs = await startTestJobs(installation, { context: { publicUrl } })
  const [version] = await versionsOf(installation)
  await keepOnce(installation, files, { publicUrl })
  const log = (await readLogKey(files.key))?.key
  if (log === undefined || version === undefined) throw new Error('Cannot log a passport')
  const witness = await startWitness([log])
  atEnd(() => witness.stop())
  const witnessPolicy = `witness seen ${formatKey(witness.key)} ${witness.address}\nquorum seen\n`
  const policy = `log ${formatKey(log)}\n${witnessPolicy}`
  const witnesses = await openWitnesses(policy)
  const keep = () => keepOnce(installation, files, { publicUrl, witnesses })
  await keep()
  const clock = { ahead: 0 }
  const app = createApp({
    installation,
    now: () => new Date(Date.now() + clock.ahead),
    log: () => {},
    passwordCost: 10,
    publicUrl,
    witnessPolicy: async () => witnessPolicy,
  })
  return { installation, app, batch: version.batch, policy, files, witness, jobs, clock, keep }
}
