import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { jsonOf } from '../../harness/answers.ts'
import { openTwo } from '../../harness/sides.ts'

interface Answer {
  readonly tests: readonly { readonly cycles: number; readonly end: unknown }[]
  readonly claims: readonly {
    readonly cycles: number
    readonly borne: boolean
    readonly wording: { readonly en: string }
  }[]
}

it('lets a claim hold to the tested number of cycles and names the bound of one beyond', async () => {
  const { sender, stranger } = await openTwo()
  const treatment = {
    code: 'AB-1',
    name: 'Germicide-free finish',
    names: { 'zh-Hant': '無殺菌劑整理' },
    agent: 'Constructed polymer',
    substrate: 'cotton',
  }
  expect(await statusOf(sender.upload('/treatments', JSON.stringify(treatment)))).toBe(201)
  expect(await statusOf(sender.upload('/treatments', JSON.stringify(treatment)))).toBe(422)
  const measured = {
    treatment: 'AB-1',
    method: 'ISO 20743',
    cycle: 'wash',
    resultBasisPoints: 9_000,
  }
  const paper = { testedOn: '2026-10-01', laboratory: 'Constructed laboratory', report: 'R-1' }
  const claim = (cycles: number) => sender.send('/treatment-claims', { ...measured, cycles })
  const refusalOf = async (asked: Promise<Response>) => {
    const answer = await asked
    const { faults } = await jsonOf<{ faults: { pointer: string; message: string }[] }>(answer)
    return [answer.status, ...faults.map(({ pointer, message }) => `${pointer} ${message}`)]
  }
  expect(await refusalOf(claim(0))).toEqual([409, expect.stringContaining('no test')])
  const fifty = { id: randomUUID(), ...measured, ...paper, cycles: 50 }
  expect(await sender.status('/treatment-tests', { ...measured, ...paper, cycles: 0 })).toBe(201)
  expect(await sender.status('/treatment-tests', fifty)).toBe(201)
  expect(await sender.status('/treatment-tests', fifty)).toBe(200)
  expect(await sender.status('/treatment-tests', { ...fifty, cycles: 60 })).toBe(409)

  const held = await claim(50)
  expect(held.status).toBe(201)
  const [made] = (await jsonOf<Answer>(held)).claims
  expect(made).toMatchObject({ cycles: 50, borne: true })
  expect(made?.wording.en).toBe(
    'Germicide-free finish on cotton: at least 90 % by ISO 20743 after up to 50 washes; nothing is claimed beyond',
  )
  expect(await refusalOf(claim(51))).toEqual([
    409,
    expect.stringMatching(/^\/cycles .*51 cycles.*at most 50$/),
  ])
  const other = { ...measured, method: 'AATCC 100', cycles: 1 }
  expect(await sender.status('/treatment-claims', other)).toBe(409)
  expect(await sender.status('/treatment-claims', { ...measured, treatment: 'X', cycles: 1 })).toBe(
    404,
  )

  // Whoever ends the test that bears a claim ends the claim first.
  const note = { note: 'mistyped' }
  const end = (path: string) => sender.upload(path, JSON.stringify(note))
  expect(await refusalOf(end(`/treatment-tests/${fifty.id}/end`))).toEqual([
    409,
    expect.stringContaining('1 claim rests'),
  ])
  const { treatments } = await sender.get('/treatments')
  const id = treatments[0].claims[0].id
  expect(await statusOf(end(`/treatment-claims/${id}/end`))).toBe(200)
  expect(await statusOf(end(`/treatment-tests/${fifty.id}/end`))).toBe(200)
  expect(await statusOf(end(`/treatment-tests/${fifty.id}/end`))).toBe(200)
  expect(await refusalOf(claim(1))).toEqual([409, expect.stringContaining('at most 0')])

  // A later test that gave less ends no claim, and says that it is borne no more.
  expect((await claim(0)).status).toBe(201)
  const worse = { ...measured, ...paper, cycles: 0, resultBasisPoints: 8_999 }
  const again = await jsonOf<Answer>(await sender.send('/treatment-tests', worse))
  expect(again.claims.map(({ cycles, borne }) => [cycles, borne])).toEqual([
    [50, false],
    [0, false],
  ])

  expect(await stranger.get('/treatments')).toEqual({ treatments: [] })
  const theirs = await stranger.upload(`/treatment-claims/${id}/end`, JSON.stringify(note))
  expect(theirs.status).toBe(404)
})

it('lets of a claim and the end of the test that bears it exactly one stand', async () => {
  const { sender } = await openTwo()
  const treatment = { code: 'AB-1', name: 'Finish', agent: 'Polymer', substrate: 'cotton' }
  await sender.upload('/treatments', JSON.stringify(treatment))
  for (let round = 0; round < 6; round += 1) {
    const method = `Method ${round}`
    const measured = { treatment: 'AB-1', method, cycle: 'wash', cycles: 1, resultBasisPoints: 1 }
    const paper = { testedOn: '2026-10-01', laboratory: 'Laboratory', report: 'R-1' }
    const id = randomUUID()
    await sender.send('/treatment-tests', { id, ...measured, ...paper })
    const note = JSON.stringify({ note: 'mistyped' })
    const done = await Promise.all([
      statusOf(sender.send('/treatment-claims', measured)),
      statusOf(sender.upload(`/treatment-tests/${id}/end`, note)),
    ])
    expect([
      [201, 409],
      [409, 200],
    ]).toContainEqual(done)
  }
})

async function statusOf(asked: Promise<Response>): Promise<number> {
  return (await asked).status
}
