import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { derivedIds } from '../../../../api/capture/files/scan-ids.ts'
import { idFrom } from '../../../../api/digest.ts'
import { canonical } from '../../../../domain/proof/canonical.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { clay, clayFolder, dig, openClay, record, said } from '../../../harness/clay.ts'
import { arriveLumps } from '../../../harness/custody.ts'
import type { TestInstallation } from '../../../harness/installation.ts'
import { signUpPerson } from '../../../harness/people.ts'
import { openTwo } from '../../../harness/sides.ts'

describe('what is planted under an id that followed from public things', () => {
  it('stops no correction, which finds its events under ids that nobody can guess', async () => {
    const installation = await openClay()
    const wrong = weigh('L', 96_000)
    const id = randomUUID()
    const planted = ['reversal', 'replacement'].map((part) => idFrom(`correction/${id}/${part}`))
    await record(installation, dig('L', 100_000), wrong)
    const others = planted.map((one, index) => ({ ...dig(`P-${index}`, 1), id: one }))
    expect(said(await record(installation, ...others))).toEqual(['accepted', 'accepted'])
    const request = correctionOf(id, wrong.id, 99_000)
    const made = await correct(installation, request)
    expect(made).toMatchObject({ status: 201 })
    expect(planted).not.toContain(made.reversal.id)
    expect(planted).not.toContain(made.replacement.id)
    expect(await correct(installation, request)).toMatchObject({
      status: 200,
      reversal: { id: made.reversal.id, status: 'duplicate' },
    })
    expect(await correct(installation, correctionOf(id, wrong.id, 98_000))).toMatchObject({
      code: 'id_reused',
    })
  })

  it('is not taken for a correction that the code before made, which is still answered', async () => {
    const installation = await openClay()
    const [wrong, other] = [weigh('L', 96_000), weigh('M', 96_000)]
    await record(installation, dig('L', 100_000), wrong, dig('M', 100_000), other)
    const id = randomUUID()
    const [reversal, replacement] = ['reversal', 'replacement'].map((part) =>
      idFrom(`correction/${id}/${part}`),
    )
    const facts = { reason: 'wrong', replacement: replacement ?? '' }
    const taken = { id: reversal, stream: 'clay', stage: 'reversed', facility: 'A' }
    await record(installation, { ...taken, reverses: wrong.id, facts })
    await record(installation, { ...weigh('L', 99_000), id: replacement })
    expect(await correct(installation, correctionOf(id, wrong.id, 99_000))).toMatchObject({
      status: 200,
      reversal: { id: reversal },
      replacement: { id: replacement },
    })
    expect(await correct(installation, correctionOf(id, other.id, 99_000, 'M'))).toMatchObject({
      status: 201,
    })
  })

  it('signs no decision: another scan under its former id is nobody’s agreement', async () => {
    const two = await openTwo({ streamsFolder: clayFolder })
    const { installation, receiver } = two
    const { at, id } = await arriveLumps(two, [100_000])
    const organisation = await keyOf(installation, 'second')
    const [planter, lead] = [
      await signUpPerson(installation, { role: 'supervisor', organisation }),
      await signUpPerson(installation, { role: 'supervisor', organisation }),
    ]
    const lines = [{ line: 1, acceptedGrams: 120_000, note: 'gate' }]
    const day = new Date().toISOString().slice(0, 10)
    const former = idFrom(`acceptance/${id}/${canonical(lines)}/${day}`)
    expect(await receiver.status('/scans', dig('OWN', 100_000))).toBe(200)
    expect(await receiver.status('/scans', weigh('OWN', 100_000))).toBe(200)
    const far = { ...weigh('OWN', 120_000), id: former }
    expect((await planter.request('/api/v1/scans', post(far))).status).toBe(202)
    const decide = { id: randomUUID(), step: 'decide', lines }
    const alone = await lead.request(`/api/v1${at}`, post(decide))
    expect(await jsonOf(alone)).toMatchObject({ code: 'second_person_needed' })
    const { approvals } = await jsonOf<Waiting>(await lead.request('/api/v1/approvals'))
    expect(approvals.map(({ stage, missing }) => [stage, missing])).toEqual([
      ['weighed', 1],
      ['taken_over', 1],
    ])
  })

  it('keeps one row of a file out, which is told and goes in under an id of its own', async () => {
    const installation = await openClay()
    const { id: _, ...next } = dig('NEXT', 1_000)
    const { streams } = installation
    const guessed = derivedIds({ streams, organisation: 'first' }, next)
    const planted = { ...dig('ELSE', 1), ...('id' in guessed && { id: guessed.id }) }
    expect(said(await record(installation, planted))).toEqual(['accepted'])
    expect(await importOf(installation, next)).toMatchObject({
      receipt: { status: 'refused', code: 'id_reused' },
    })
    expect(await importOf(installation, { ...next, id: randomUUID() })).toMatchObject({
      receipt: { status: 'accepted' },
    })
  })
})

interface Answered {
  readonly status: number
  readonly reversal: { readonly id: string }
  readonly replacement: { readonly id: string }
}

interface Waiting {
  readonly approvals: readonly { readonly stage: string; readonly missing: number }[]
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

function correctionOf(id: string, event: string, grams: number, batch = 'L') {
  return { id, event, reason: 'wrong', replacement: weightOf(batch, grams) }
}

function post(body: object): RequestInit {
  return { method: 'POST', body: JSON.stringify(body) }
}

async function correct(installation: TestInstallation, request: object): Promise<Answered> {
  const answer = await installation.request('/api/v1/corrections', post(request))
  return { ...(await jsonOf<Omit<Answered, 'status'>>(answer)), status: answer.status }
}

async function importOf(installation: TestInstallation, row: object): Promise<object> {
  const answer = await installation.request('/api/v1/imports', {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: `${JSON.stringify(row)}
`,
  })
  return jsonOf(answer)
}

async function keyOf({ store }: TestInstallation, slug: string): Promise<number> {
  const { organisation_key } = await store.system
    .selectFrom('organisation')
    .select('organisation_key')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  return organisation_key
}
