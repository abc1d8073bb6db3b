import { readLogKey } from '../../api/log/log-key.ts'
import { openWitnesses } from '../../api/log/open-witnesses.ts'
import { formatKey } from '../../domain/proof/log/note-key.ts'
import { trustOf } from '../../domain/proof/log/open-checkpoint.ts'
import { parsePolicy } from '../../domain/proof/log/policy.ts'
import { isFaults } from '../../domain/proof/proof-fault.ts'
import type { Evidence } from '../../domain/proof/record/evidence.ts'
import { type RecordCheck, verifyRecord } from '../../domain/proof/record/verify-record.ts'
import { shortCodeOf } from '../../domain/short-code.ts'
import { jsonOf } from './answers.ts'
import type { TestInstallation } from './installation.ts'
import { startTestJobs } from './jobs.ts'
import { keepOnce, logFolder } from './log.ts'
import { versionsOf } from './passports.ts'
import { startWitness } from './witness.ts'

/** Puts all that waits into a log that a witness sees, and checks the public record of a product as anybody does: passport, chain, log and witness. */
export async function proofOf(
  installation: TestInstallation,
  { code, publicUrl }: { readonly code: string; readonly publicUrl: string },
): Promise<RecordCheck> {
  const files = await logFolder()
  await startTestJobs(installation, { context: { publicUrl } })
  const version = (await versionsOf(installation)).find((one) => one.code === code)
  await keepOnce(installation, files, { publicUrl })
  const log = (await readLogKey(files.key))?.key
  if (log === undefined || version === undefined)
    throw new Error(`Cannot find a passport of ${code}`)
  const witness = await startWitness([log])
  const policyText = `witness seen ${formatKey(witness.key)} ${witness.address}\nquorum seen\n`
  const witnesses = await openWitnesses(`log ${formatKey(log)}\n${policyText}`)
  await keepOnce(installation, files, { publicUrl, witnesses })
  await witness.stop()
  const policy = await parsePolicy(`log ${formatKey(log)}\n${policyText}`)
  if (isFaults(policy)) throw new Error(JSON.stringify(policy))
  const answer = await installation.app.request(`/b/${shortCodeOf(version.batch)}/evidence.json`)
  const { evidence } = await jsonOf<{ evidence: Evidence }>(answer)
  return verifyRecord(evidence, { now: new Date().toISOString(), trust: trustOf(policy) })
}
