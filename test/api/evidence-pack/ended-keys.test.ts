import { rename } from 'node:fs/promises'
import { expect, it, onTestFinished } from 'vitest'
import { endedKeysIn, verifyWithEnded } from '../../../api/commands/verify-ended-keys.ts'
import { makeLogKey, readLogKey } from '../../../api/log/log-key.ts'
import { formatKey, type NoteKey } from '../../../domain/proof/log/note-key.ts'
import { type Trust, trustOf } from '../../../domain/proof/log/open-checkpoint.ts'
import { parsePolicy } from '../../../domain/proof/log/policy.ts'
import { isFaults } from '../../../domain/proof/proof-fault.ts'
import type { Evidence } from '../../../domain/proof/record/evidence.ts'
import { evidenceInFiles, filesOfEvidence } from '../../../domain/proof/record/evidence-files.ts'
import { openReceipts } from '../../../domain/proof/record/open-receipts.ts'
import { isProven, verifyRecord } from '../../../domain/proof/record/verify-record.ts'
import { shortCodeOf } from '../../../domain/short-code.ts'
import { rulesOf } from '../../domain/proof/credential/signed.ts'
import { jsonOf } from '../../harness/answers.ts'
import { type Evidenced, openEvidenced } from '../../harness/evidenced.ts'
import { sideOf } from '../../harness/sides.ts'
import { startWitness } from '../../harness/witness.ts'

async function evidenceOf({ app, batch }: Evidenced): Promise<Evidence> {
  const answer = await app.request(`/b/${shortCodeOf(batch)}/evidence.json`)
  return (await jsonOf<{ evidence: Evidence }>(answer)).evidence
}

/** Gives the log another key, which signs alone from then on; gives that. */
async function replaceLogKey({ files, witness, keep }: Evidenced): Promise<NoteKey> {
  const old = (await readLogKey(files.key))?.key
  await makeLogKey(files.nextKey, old?.name ?? '')
  const next = (await readLogKey(files.nextKey))?.key
  if (old === undefined || next === undefined) throw new RangeError('Cannot read the keys')
  await witness.stop()
  const { folder, address } = witness
  const again = await startWitness([old, next], { folder, port: new URL(address).port })
  onTestFinished(() => again.stop())
  await keep()
  await rename(files.nextKey, files.key)
  return next
}

it('shows a passport under a key that has ended since as good, where witnesses had seen it, whichever key the log had then', async () => {
  const world = await openEvidenced(onTestFinished)
  const { installation, jobs, keep, witness, policy } = world
  const own = sideOf(installation, installation.key)
  const before = await evidenceOf(world)
  expect([before.seen, before.grown]).toEqual([undefined, undefined])
  // What stands is signed anew soon; until then the old version is all that there is.
  await jobs.stop()
  expect(await own.status('/issuer-keys/rotation', {})).toBe(200)
  // Witnesses tell whole seconds.
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  const log = await replaceLogKey(world)
  await keep()
  const evidence = await evidenceOf(world)
  expect(evidence.passport).toBe(before.passport)
  // Whom one may believe now is the new key; the old one is named, and trusted by nobody for that.
  const published = await (await world.app.request('/log/policy')).text()
  const [old = ''] = /(?<=^log )\S+/.exec(policy) ?? []
  const [ended] = await endedKeysIn(published)
  if (ended === undefined) throw new RangeError('The policy names no key that ended')
  const { until } = ended
  expect(published).toContain(`\n# log ${old} ${until}\n`)
  expect(until).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  const read = await parsePolicy(published)
  expect(isFaults(read) ? read : read.logs.map(({ key }) => formatKey(key))).toEqual([
    formatKey(log),
  ])
  const today = [`log ${formatKey(log)}`, `witness seen ${formatKey(witness.key)}`, 'quorum seen\n']
  const found = await check(evidence, today.join('\n'))
  expect(rulesOf(found.steps)).toEqual({})
  expect(isProven(found)).toBe(true)
  expect(evidenceInFiles(filesOfEvidence(evidence))).toEqual(evidence)
  // It stands on the earlier checkpoint alone, on its having grown, and on whoever is believed to have seen it.
  const { seen: _, ...without } = evidence
  expect(rulesOf((await check(without, today.join('\n'))).steps)).toEqual({
    key: ['did_key_ended'],
    signature: 'unchecked',
    status: 'unchecked',
    history: 'unchecked',
    chain: 'unchecked',
    logged: 'unchecked',
  })
  const nobody = await check(evidence, `${today[0]}\nquorum none\n`)
  expect(rulesOf(nobody.steps)).toMatchObject({ key: ['did_key_ended'], witness: 'unchecked' })
  for (const part of ['seen', 'grown'] as const) {
    const text = evidence[part] ?? ''
    for (const place of [0, 6, 30, text.length >> 1, text.length - 9]) {
      const other = text[place] === 'A' ? 'B' : 'A'
      const changed = `${text.slice(0, place)}${other}${text.slice(place + 1)}`
      const { steps } = await check({ ...evidence, [part]: changed }, today.join('\n'))
      expect([part, place, steps.key?.length]).toEqual([part, place, 1])
      expect([part, place, steps.logged?.length]).toEqual([part, place, 1])
    }
  }
  // A pack from before stays good by the keys of then, but for what may have been revoked since.
  expect(rulesOf((await check(before, policy)).steps)).toEqual({})
  // By a policy of today it does where witnesses had seen it before the second in which the key ended, and says so.
  expect(rulesOf((await check(before, published)).steps)).toMatchObject({
    checkpoint: ['checkpoint_not_of_log'],
  })
  const byToday = await checkWithEnded(before, published)
  expect([rulesOf(byToday.steps), byToday.logKeyEnded]).toEqual([{}, until])
  const endedAt = (other: string) => published.replace(`${old} ${until}`, `${old} ${other}`)
  // As policies of before name an end, to the end of that day.
  const day = until.slice(0, 10)
  expect((await checkWithEnded(before, endedAt(day))).logKeyEnded).toBe(day)
  const { seenSeconds = 0 } = await openReceipts(before, await trustIn(policy))
  const secondsOf = (seconds: number) => `${new Date(seconds * 1_000).toISOString().slice(0, 19)}Z`
  const next = secondsOf(seenSeconds + 1)
  expect((await checkWithEnded(before, endedAt(next))).logKeyEnded).toBe(next)
  for (const other of [
    endedAt(secondsOf(seenSeconds - 86_400).slice(0, 10)),
    // The key ended on the same day, in the very second of the witness or before it.
    endedAt(secondsOf(seenSeconds)),
    endedAt(secondsOf(seenSeconds - 1)),
    `${today[0]}\nquorum none\n# log ${old} ${until}\n`,
    today.join('\n'),
  ]) {
    const doubted = await checkWithEnded(before, other)
    expect([isProven(doubted), doubted.logKeyEnded]).toEqual([false, undefined])
  }
})

async function checkWithEnded(evidence: Evidence, text: string) {
  const believed = { now: new Date().toISOString(), trust: await trustIn(text) }
  return verifyWithEnded(evidence, believed, await endedKeysIn(text))
}

async function check(evidence: Evidence, text: string) {
  return verifyRecord(evidence, { now: new Date().toISOString(), trust: await trustIn(text) })
}

async function trustIn(text: string): Promise<Trust> {
  const policy = await parsePolicy(text)
  if (isFaults(policy)) throw new RangeError('Cannot read the policy')
  return trustOf(policy)
}
