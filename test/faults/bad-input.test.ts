import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partsOf } from '../../api/recording/parse.ts'
import { openTestInstallation, type TestInstallation } from '../harness/installation.ts'

describe('bad input', () => {
  it('is refused with its faults, whatever it is, and never ends as a fault of ours', async () => {
    const installation = await openTestInstallation()
    const examples = installation.streams.get('battery')?.examples ?? []
    const anything = fc.anything({ maxDepth: 3, withNullPrototype: false, values: nasty })
    const spoiled = fc
      .tuple(fc.constantFrom(...examples), fc.constantFrom(...places), anything)
      .map(([example, place, value]) =>
        spoil({ ...whole(), ...structuredClone(example) }, place, value),
      )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(anything, spoiled), { maxLength: 8 }), async (scans) => {
        const receipts = await installation.recorder.record(
          partsOf(JSON.parse(asJson(scans)), installation.actor),
        )
        for (const receipt of receipts) {
          if (receipt.status !== 'refused') continue
          expect(receipt.code).not.toBe('interrupted')
          expect(receipt.faults.length).toBeGreaterThan(0)
          for (const { message } of receipt.faults) expect(message.length).toBeLessThan(1_000)
        }
      }),
      { numRuns: 300, seed: 20261122 },
    )
    expect(installation.logged).toEqual([])
  })

  it.each(['1e999', '"\\ud800"'])(
    'of %s inside the facts is refused and nothing is kept',
    async (value) => {
      const { request, logged } = await openTestInstallation()
      const scan = JSON.stringify({ ...whole(), stage: 'taken_in', facts: { sourceKind: 'VALUE' } })
      const body = scan.replace('"VALUE"', value)
      for (const sent of [body, `[${body}]`]) {
        const response = await request('/api/v1/scans', { method: 'POST', body: sent })
        expect([200, 422]).toContain(response.status)
        expect(JSON.stringify(await response.json())).toContain('invalid')
      }
      expect(logged).toEqual([])
    },
  )

  it.each([
    ['no JSON', '{', 422],
    ['nothing', '', 422],
    ['a number', '7', 422],
    ['a bomb of brackets', '['.repeat(100_000) + ']'.repeat(100_000), 422],
    ['a key that would reach the prototype', '{"__proto__":{"id":1},"constructor":2}', 422],
    ['more than 1,000 scans', JSON.stringify(Array.from({ length: 1_001 }, () => ({}))), 413],
    ['more than 4 MiB', `"${'x'.repeat(5 * 1024 * 1024)}"`, 413],
  ])('of %s is answered as a problem', async (_, body, status) => {
    const { request, logged } = await openTestInstallation()
    const response = await request('/api/v1/scans', { method: 'POST', body })
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({
      status,
      faults: expect.arrayContaining([
        expect.objectContaining({ says: expect.any(String), message: expect.any(String) }),
      ]),
    })
    expect(logged).toEqual([])
  })

  it.each([
    ['/api/v1/facilities', `{"code":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 422],
    [
      '/api/v1/streams/battery/proposals/matching',
      `{"facts":{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`,
      422,
    ],
    ['/api/v1/facilities', `{"code":"${'x'.repeat(300_000)}"}`, 413],
    ['/api/v1/facilities', '{"code":', 422],
  ])('sent to %s is refused as well', async (path, body, status) => {
    const { request, logged } = await openTestInstallation()
    const response = await request(path, { method: 'POST', body })
    expect(response.status).toBe(status)
    expect(logged).toEqual([])
  })

  it('among lines of NDJSON gets its own receipt in its own place', async () => {
    const installation = await openTestInstallation()
    const lines = [
      '{"id":',
      '',
      JSON.stringify({ ...whole(), stage: 'flown' }),
      `"${'x'.repeat(2 * 1024 * 1024)}"`,
      '[]',
    ]
    const response = await installation.request('/api/v1/scans', {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: lines.join('\n'),
    })
    const receipts = (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(receipts.map(({ code }) => code)).toEqual([
      'invalid',
      'unknown_stage',
      'too_large',
      'invalid',
    ])
  })

  it('that carries SQL, wildcards or markup is a code like any other', async () => {
    const installation = await openTestInstallation()
    for (const code of [
      `'; drop table event; --`,
      '%_%',
      '<script>alert(1)</script>',
      '=cmd|x',
      '../..',
      'a/b?c#d&e+f%2F',
    ]) {
      await takeIn(installation, code)
      const response = await installation.request(`/api/v1/batches/${encodeURIComponent(code)}`)
      expect(await response.json()).toMatchObject({ code, state: 'taken_in' })
    }
  })
})

const places = [
  'id',
  'stream',
  'stage',
  'facility',
  'eventTime',
  'operator',
  'reverses',
  'facts',
  'batches',
  'outputs',
  'losses',
  'batches.0',
  'outputs.0',
  'outputs.0.facts',
  'outputs.0.massGrams',
  'outputs.0.content',
  'losses.0.reason',
  'additions',
]

const nasty = [
  fc.constantFrom<unknown>(
    '',
    ' ',
    '\u0000',
    '\ud800',
    '__proto__',
    'constructor',
    '9'.repeat(400),
    '1e999',
    '-0',
    'NaN',
  ),
  fc.constantFrom<unknown>(
    0,
    -1,
    1.5,
    2 ** 53,
    1e308,
    null,
    true,
    [],
    {},
    [[]],
    { batch: {} },
    '9999-12-31T23:59:59+14:00',
  ),
  fc.string({ unit: 'binary' }),
]

function whole() {
  return { id: randomUUID(), stream: 'battery', facility: 'A' }
}

function spoil(scan: Record<string, unknown>, place: string, value: unknown): unknown {
  const steps = place.split('.')
  const last = steps.pop() ?? ''
  let target: unknown = scan
  for (const step of steps) {
    if (typeof target !== 'object' || target === null) return scan
    target = (target as Record<string, unknown>)[step]
  }
  if (typeof target === 'object' && target !== null) Object.assign(target, { [last]: value })
  return scan
}

/** What a sender can write: JSON has no undefined, no symbols and no big integers. */
function asJson(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? String(inner) : inner)) ??
    'null'
  )
}

async function takeIn(installation: TestInstallation, batch: string): Promise<void> {
  const [example] = installation.streams.get('battery')?.examples ?? []
  const outputs = example?.outputs?.map(({ facts, ...output }) => ({
    ...output,
    batch,
    facts: { ...facts, serial: `S ${batch}` },
  }))
  const body = JSON.stringify({ ...whole(), stage: 'taken_in', facts: example?.facts, outputs })
  const response = await installation.request('/api/v1/scans', { method: 'POST', body })
  expect(await response.json()).toMatchObject({ status: 'accepted' })
}
