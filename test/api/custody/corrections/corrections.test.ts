import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checkHistory } from '../../../../api/commands/check/check-history.ts'
import { jsonOf, pointersIn } from '../../../harness/answers.ts'
import { clay, dig, openClay, record, said } from '../../../harness/clay.ts'
import type { TestInstallation } from '../../../harness/installation.ts'
import { signUpPerson } from '../../../harness/people.ts'

const reason = 'The scale was read wrongly'

describe('a correction of one’s own', () => {
  it('takes the event back and records what is right, and all three name each other', async () => {
    const installation = await openClay()
    const wrong = weigh('L', 96_000)
    expect(said(await record(installation, dig('L', 100_000), wrong))).toEqual([
      'accepted',
      'accepted',
    ])
    const request = correctionOf(wrong.id, { replacement: weightOf('L', 99_000) })
    const made = await installation.request('/api/v1/corrections', request)
    expect(made.status).toBe(201)
    const { reversal, replacement } = await jsonOf<Made>(made)
    const { events } = await chainOf(installation, 'L')
    expect(events.map(({ stage }) => stage)).toEqual(['dug', 'weighed', 'reversed', 'weighed'])
    expect(events[1]).toMatchObject({
      corrections: [{ event: reversal.id, replacement: replacement.id }],
    })
    expect(events[2]).toMatchObject({ reverses: wrong.id, facts: { reason } })
    expect(events[3]).toMatchObject({ id: replacement.id, replaces: wrong.id, corrections: [] })
    expect(await gramsOf(installation, 'L')).toBe(99_000)

    const again = await installation.request('/api/v1/corrections', request)
    expect(again.status).toBe(200)
    expect(await again.json()).toMatchObject({ reversal: { status: 'duplicate' } })
    const { findings } = await checkHistory(
      installation.store.system,
      installation.streams,
      () => {},
    )
    expect(findings.differences).toBe(0)
  })

  it('keeps nothing when what should be right is refused, and says why in the words of the request', async () => {
    const installation = await openClay()
    const wrong = weigh('L', 96_000)
    await record(installation, dig('L', 100_000), wrong)
    const bad = await installation.request(
      '/api/v1/corrections',
      correctionOf(wrong.id, { replacement: { stage: 'weighed', batches: [{ batch: 'L' }] } }),
    )
    expect(bad.status).toBe(422)
    expect([...(await pointersIn(bad))].sort()).toEqual([
      '/replacement/batches/0/massGrams',
      '/replacement/facts/scale',
    ])
    const { events } = await chainOf(installation, 'L')
    expect(events.map(({ stage }) => stage)).toEqual(['dug', 'weighed'])
    expect(await gramsOf(installation, 'L')).toBe(96_000)
    const unread = await installation.request(
      '/api/v1/corrections',
      correctionOf(wrong.id, { replacement: { stage: 'weighed', batches: 'L' } }),
    )
    expect(await pointersIn(unread)).toEqual(['/replacement/batches'])
    expect(await gramsOf(installation, 'L')).toBe(96_000)
  })

  it('is refused by the same rule as the scan itself, so that pages say it in every language', async () => {
    const installation = await openClay()
    const wrong = weigh('L', 96_000)
    await record(installation, dig('L', 100_000), wrong)
    const replacement = { ...weigh('L', 1), id: undefined }
    const bad = await installation.request(
      '/api/v1/corrections',
      correctionOf(wrong.id, { replacement }),
    )
    expect(await jsonOf(bad)).toMatchObject({
      faults: [
        {
          pointer: '/replacement/batches/0/massGrams',
          says: 'weighed_far_off',
          values: { batch: 'L', found: 1 },
        },
      ],
    })
  })

  it('is refused where a later event stands on the first, and is nobody’s who only records', async () => {
    const installation = await openClay()
    const wrong = weigh('L', 96_000)
    await record(
      installation,
      dig('L', 100_000),
      wrong,
      clay('looked_at', { batches: [{ batch: 'L' }] }),
    )
    const late = await installation.request('/api/v1/corrections', correctionOf(wrong.id))
    expect(late.status).toBe(409)
    expect(await pointersIn(late)).toEqual(['/event'])
    const unknown = await installation.request('/api/v1/corrections', correctionOf(randomUUID()))
    expect(unknown.status).toBe(404)
    const operator = await signUpPerson(installation, { role: 'operator' })
    const { status } = await operator.request('/api/v1/corrections', correctionOf(wrong.id))
    expect(status).toBe(403)
  })

  it('never shares its commit with a scan of the same batch that came at the same moment', async () => {
    const installation = await openClay()
    for (let round = 0; round < 8; round += 1) {
      const code = `L-${round}`
      const wrong = weigh(code, 96_000)
      await record(installation, dig(code, 100_000), wrong)
      await Promise.all([
        record(installation, clay('looked_at', { batches: [{ batch: code }] })),
        installation.request('/api/v1/corrections', correctionOf(wrong.id)),
        record(installation, clay('looked_at', { batches: [{ batch: code }] })),
      ])
    }
    const { findings } = await checkHistory(
      installation.store.system,
      installation.streams,
      () => {},
    )
    expect(findings).toMatchObject({ differences: 0 })
    expect(installation.logged).toEqual([])
  })
})

interface Made {
  readonly reversal: { readonly id: string }
  readonly replacement: { readonly id: string }
}

function weightOf(batch: string, massGrams: number) {
  return {
    stage: 'weighed',
    batches: [{ batch, massGrams }],
    facts: { scale: 'S1', note: 'spilt' },
  }
}

function weigh(batch: string, massGrams: number) {
  return clay('weighed', weightOf(batch, massGrams))
}

function correctionOf(event: string, rest: object = {}) {
  return { method: 'POST', body: JSON.stringify({ id: randomUUID(), event, reason, ...rest }) }
}

async function chainOf(installation: TestInstallation, code: string) {
  const response = await installation.request(`/api/v1/batches/${code}/events`)
  return jsonOf<{ events: readonly { readonly stage: string }[] }>(response)
}

async function gramsOf(installation: TestInstallation, code: string): Promise<number> {
  const response = await installation.request(`/api/v1/batches/${code}`)
  return (await jsonOf<{ massGrams: number }>(response)).massGrams
}
