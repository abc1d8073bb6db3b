import { expect, it } from 'vitest'
import { checkHistory } from '../../../../api/commands/check/check-history.ts'
import { sha256 } from '../../../../api/digest.ts'
import { readLogKey } from '../../../../api/log/log-key.ts'
import { parseEntry } from '../../../../domain/proof/log/entry.ts'
import { leafInput } from '../../../../domain/proof/log/merkle.ts'
import { parseProof } from '../../../../domain/proof/log/tlog-proof.ts'
import { verifyProof } from '../../../../domain/proof/log/verify-proof.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { dig, openClay, record } from '../../../harness/clay.ts'
import { send } from '../../../harness/form.ts'
import { sha256Of } from '../../../harness/grow-log.ts'
import { keepOnce, logFolder } from '../../../harness/log.ts'
import { signUpPerson } from '../../../harness/people.ts'
import { sideOf } from '../../../harness/sides.ts'

interface Sealed {
  readonly statement: string
  readonly digest: string
}

it('is proven by the public log to whoever has it, over the API and from the page, and shows nobody else what it says', async () => {
  const installation = await openClay()
  const { app, store, streams } = installation
  const eventTime = '2026-06-03T10:00:00Z'
  await record(installation, dig('LUMP', 5_000, { eventTime }))
  const side = sideOf(installation, installation.key)
  const june = { from: '2026-06-01', to: '2026-07-01' }
  const asked = `${new URLSearchParams({ ...june, timeZone: 'UTC', groupBy: 'facility' })}`
  const report = await side.get(`/reports/flow?${asked}`)
  const seal = async () => {
    const headers = { authorization: `Bearer ${installation.key}` }
    const path = `/api/v1/reports/flow/seal?${asked}`
    const answer = await app.request(path, { method: 'POST', headers })
    expect(answer.status).toBe(201)
    return jsonOf<Sealed>(answer)
  }
  const { statement, digest } = await seal()
  expect(JSON.parse(statement)).toMatchObject({ ...report, report: 'flow', organisation: 'first' })
  expect(sha256(statement)).toBe(digest)
  // Another one of the same is another, so that nobody finds out by trying what a report says.
  const other = await seal()
  expect(other.digest).not.toBe(digest)

  const supervisor = await signUpPerson(installation, { role: 'supervisor' })
  const operator = await signUpPerson(installation, { role: 'operator' })
  const sent = await send(supervisor, '/work/flow', new URLSearchParams(june))
  expect([sent.status, sent.headers.get('content-disposition')]).toEqual([
    200,
    'attachment; filename="flow-2026-06-01-to-2026-07-01-sealed.json"',
  ])
  const file = await sent.text()
  expect(JSON.parse(file)).toMatchObject({
    totals: { inGrams: 5_000 },
    groupBy: ['stream', 'material'],
  })
  expect((await send(operator, '/work/flow', new URLSearchParams(june))).status).toBe(403)
  const pageOf = async (person: typeof operator) => (await person.request('/work/flow')).text()
  expect(await pageOf(supervisor)).toContain('action="/work/flow"><input type="hidden"')
  expect(await pageOf(operator)).not.toContain('type="hidden" name="from"')
  const wrong = await send(supervisor, '/work/flow', new URLSearchParams({ ...june, to: 'x' }))
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('value="2026-06-01"')

  const files = await logFolder()
  await keepOnce(installation, files, { publicUrl: 'https://loom.example' })
  const log = (await readLogKey(files.key))?.key
  if (log === undefined) throw new RangeError('The log has no key')
  const trust = { logs: [log], witnesses: [], quorum: 0 }
  for (const text of [statement, other.statement, file]) {
    const name = sha256(text)
    const receipt = await (await app.request(`/log/entries/${name}/proof`)).text()
    const proof = parseProof(receipt)
    const entry = ('says' in proof ? undefined : proof.extra) ?? new Uint8Array()
    expect(parseEntry(entry)).toMatchObject({ kind: 'report', digest: name })
    expect(await verifyProof(receipt, sha256Of(leafInput(entry)), trust)).toHaveProperty('index')
    const changed = sha256(text.replace('"v":1', '"v":2'))
    expect((await app.request(`/log/entries/${changed}/proof`)).status).toBe(404)
  }
  const { entries } = await side.get('/audit?kind=administration')
  expect(entries.map(({ detail }: { detail: object }) => detail)).toContainEqual({
    report: 'flow',
    ...june,
    groupBy: ['facility'],
    digest,
  })
  const { findings } = await checkHistory(store.system, streams, () => {})
  expect(findings).toMatchObject({ differences: 0 })
})
