import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { expect, it, onTestFinished } from 'vitest'
import { verifyCredential } from '../../../domain/proof/credential/verify-credential.ts'
import { isProven, verifyRecord } from '../../../domain/proof/record/verify-record.ts'
import { chainOf, makeEvidence, makeMaker } from './record/make-evidence.ts'

/** Proof.md, invariant 25: nothing that a credential names is fetched while it is checked. */
it('asks nobody for contexts, schemas, lists or documents while a record is checked', async () => {
  const asked: string[] = []
  const server = setupServer(
    http.all('*', ({ request }) => {
      asked.push(request.url)
      return HttpResponse.json({})
    }),
  )
  server.listen()
  onTestFinished(() => server.close())
  // The server stands in the way of whoever asks.
  await fetch('https://anybody.example/')
  expect(asked).toEqual(['https://anybody.example/'])
  const maker = await makeMaker()
  const whole = await makeEvidence(maker, { events: await chainOf() })
  expect(isProven(await verifyRecord(whole, maker.believed))).toBe(true)
  const { statusList: _, issuerDocument: __, ...rest } = whole
  expect(isProven(await verifyRecord(rest, maker.believed))).toBe(false)
  const [head = '', body = '', tail = ''] = whole.passport.split('.')
  const said = JSON.parse(Buffer.from(body, 'base64url').toString())
  said['@context'].push('https://stranger.example/context')
  said.credentialSchema = { id: 'https://stranger.example/schema', type: 'JsonSchema' }
  const changed = `${head}.${Buffer.from(JSON.stringify(said)).toString('base64url')}.${tail}`
  const issuerDocument = JSON.parse(whole.issuerDocument)
  const { steps } = await verifyCredential(changed, { now: maker.believed.now, issuerDocument })
  expect(steps.form?.map(({ says }) => says)).toContain('credential_context_unknown')
  expect(asked).toHaveLength(1)
})

it('has no way out of what the domain is made of', () => {
  const files = execFileSync('git', ['ls-files', 'domain'], { encoding: 'utf8' }).trim().split('\n')
  const ways = /\bfetch\(|XMLHttpRequest|WebSocket|\bimport\(|from 'node:(?!crypto)/
  expect(files.filter((file) => ways.test(readFileSync(file, 'utf8')))).toEqual([])
})
