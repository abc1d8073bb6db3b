import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { checkHistory } from '../../../api/commands/check/check-history.ts'
import { judgeErasure } from '../../../api/disclosure/judge-erasure.ts'
import { type Disclosure, disclosedFacts } from '../../../domain/proof/disclosure.ts'
import { trustOf } from '../../../domain/proof/log/open-checkpoint.ts'
import { parsePolicy } from '../../../domain/proof/log/policy.ts'
import type { Evidence } from '../../../domain/proof/record/evidence.ts'
import { isProven, verifyRecord } from '../../../domain/proof/record/verify-record.ts'
import { shortCodeOf } from '../../../domain/short-code.ts'
import { jsonOf } from '../../harness/answers.ts'
import { type Evidenced, openEvidenced } from '../../harness/evidenced.ts'
import { placesOf } from '../../harness/whole-database.ts'

it('holds as it did once all that can be erased of a battery was, and what was downloaded before holds too', async () => {
  const world = await openEvidenced(onTestFinished)
  const { installation, keep } = world
  const before = await readEvidence(world)
  const erased = await eraseAll(world)
  expect(erased.length).toBeGreaterThan(3)
  await keep()
  const after = await readEvidence(world)
  expect(after.evidence.events).toEqual(before.evidence.events)
  expect(after.evidence.passport).toBe(before.evidence.passport)
  // A proof of before leads to the log of before, which the one of now goes on from.
  expect(after.evidence.receipts).not.toEqual(before.evidence.receipts)
  for (const { evidence, policy } of [before, after])
    expect(isProven(await check(evidence, policy))).toBe(true)
  const names = ['constructed job 4711', 'LOCK-17']
  expect(erased).toEqual(expect.arrayContaining(names))
  for (const name of names) {
    expect(await placesOf(installation, name)).toEqual([])
    expect(JSON.stringify([before, after])).not.toContain(name)
  }
  const { store, streams } = installation
  expect((await checkHistory(store.system, streams, () => {})).findings).toMatchObject({
    differences: 0,
    unexplained: 0,
  })
})

interface Sealed {
  readonly id: string
  readonly stream: string
  readonly disclosed: readonly Disclosure[]
}

/** Erases every fact of every event that nothing later relies on; gives their values. */
async function eraseAll({ installation, app }: Evidenced): Promise<readonly unknown[]> {
  const { store, streams } = installation
  const { rows: events } = await sql<Sealed>`
    select id, stream, disclosed from event join disclosure using (event_key)`.execute(store.system)
  const gone: unknown[] = []
  for (const { id: event, stream, disclosed } of events) {
    for (const one of disclosed) {
      const facts = disclosedFacts([one])
      const request = {
        id: randomUUID(),
        event,
        facts: [...facts.keys()],
        ground: 'objection' as const,
      }
      const judged = judgeErasure(streams.get(stream), disclosed, request)
      if ('faults' in judged) continue
      const answer = await app.request('/api/v1/erasures', {
        method: 'POST',
        headers: {
          authorization: `Bearer ${installation.key}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(request),
      })
      expect(answer.status).toBe(201)
      gone.push(...facts.values())
    }
  }
  return gone
}

interface Given {
  readonly evidence: Evidence
  readonly policy: string
}

async function readEvidence({ app, batch }: Evidenced): Promise<Given> {
  const answer = await app.request(`/b/${shortCodeOf(batch)}/evidence.json`)
  return jsonOf<Given>(answer)
}

async function check(evidence: Evidence, text: string) {
  const policy = await parsePolicy(text)
  if (!('logs' in policy)) throw new Error('The policy is wrong')
  return verifyRecord(evidence, { now: new Date().toISOString(), trust: trustOf(policy) })
}
