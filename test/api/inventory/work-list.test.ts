import { expect, it } from 'vitest'
import { partsOf } from '../../../api/recording/parse.ts'
import { addStation } from '../../harness/add-station.ts'
import { jsonOf } from '../../harness/answers.ts'
import { battery, certify, heldPack, holdApart, takeIn } from '../../harness/held-pack.ts'
import { addTestOrganisation, openTestInstallation } from '../../harness/installation.ts'
import { signUpPerson } from '../../harness/people.ts'

const path = '/api/v1/work-list'

interface WorkList {
  readonly facility: string
  readonly stages: readonly {
    readonly stage: string
    readonly persons: number
    readonly needs: readonly { readonly name: string }[]
    readonly batches: readonly { readonly code: string }[]
  }[]
  readonly next: string | null
}

it('shows a station what waits at its stages and its facility, longest wait first, and nothing else', async () => {
  const installation = await openTestInstallation()
  const { recorder, actor } = installation
  const packs = ['PACK-1', 'PACK-2', 'PACK-3'].map((code) => takeIn(code, new Date()))
  const elsewhere = takeIn('PACK-B', new Date(), { facility: 'B' })
  await recorder.record(partsOf([...packs, elsewhere], actor))
  // Looked at again, so it now waits for less time than the others.
  await recorder.record(
    partsOf(
      [
        battery('weighed', {
          batches: [{ batch: 'PACK-1', massGrams: 395_000 }],
          facts: { scale: 'S' },
        }),
      ],
      actor,
    ),
  )
  await recorder.record(partsOf([holdApart('PACK-3', new Date())], actor))
  const station = await addStation(installation, {
    facility: 'A',
    stages: ['battery.triaged', 'battery.weighed'],
  })
  const list = await jsonOf<WorkList>(await station.request(path))
  expect(codesByStage(list)).toEqual({ triaged: ['PACK-2', 'PACK-1'] })
  expect(list.facility).toBe('A')
  expect(list.stages[0]?.needs.map(({ name }) => name)).toContain('competentPerson')
  expect((await station.request(`${path}?facility=B`)).status).toBe(403)
  expect((await station.request(`${path}?stage=battery.released`)).status).toBe(200)
  expect(
    codesByStage(await jsonOf(await station.request(`${path}?stage=battery.released`))),
  ).toEqual({})
})

it('shows a person only stages that they are certified for', async () => {
  const installation = await openTestInstallation()
  await heldPack(installation, 'PACK-1')
  const person = await signUpPerson(installation, { role: 'operator' })
  const ask = async () => jsonOf<WorkList>(await person.request(`${path}?facility=A`))
  expect(codesByStage(await ask())).toEqual({ declared_waste: ['PACK-1'] })
  await certify(installation, person.personId, 'quarantine_release')
  const list = await ask()
  expect(codesByStage(list)).toEqual({ declared_waste: ['PACK-1'], released: ['PACK-1'] })
  const released = list.stages.find(({ stage }) => stage === 'released')
  expect(released).toMatchObject({ persons: 2, competence: { kind: 'quarantine_release' } })
  expect(released?.needs.map(({ name }) => name)).not.toContain('releasedBy')
})

it('leaves out a stage whose condition the batch itself does not meet, and keeps one that asks what will be scanned', async () => {
  const installation = await openTestInstallation()
  const { recorder, actor, request } = installation
  // A pack that was taken over unweighed waits for no triage: it is weighed first.
  const unweighed = battery('adopted', {
    outputs: [{ batch: 'PACK-1', kind: 'pack', facts: { chemistry: 'NMC' } }],
    facts: { provenStage: 'taken_in', recordsOrigin: 'books of 2019' },
  })
  const receipts = await recorder.record(partsOf([unweighed, takeIn('PACK-2', new Date())], actor))
  expect(receipts).toMatchObject([{ batches: [{ state: 'taken_in' }] }, { status: 'accepted' }])
  const list = await jsonOf<WorkList>(await request(`${path}?facility=A`))
  expect(codesByStage(list).triaged).toEqual(['PACK-2'])
  expect(codesByStage(list).quarantined).toBeUndefined()
  const named = await jsonOf<WorkList>(
    await request(`${path}?facility=A&stage=battery.quarantined`),
  )
  expect(codesByStage(named).quarantined).toContain('PACK-2')
})

it('comes in pages that leave nothing out and show nothing twice', async () => {
  const installation = await openTestInstallation()
  const { recorder, actor, request } = installation
  const codes = Array.from({ length: 7 }, (_, index) => `PACK-${index}`)
  await recorder.record(
    partsOf(
      codes.map((code) => takeIn(code, new Date())),
      actor,
    ),
  )
  const seen: string[] = []
  let cursor = ''
  for (let page = 0; page < 4; page += 1) {
    const list = await jsonOf<WorkList>(
      await request(`${path}?facility=A&stage=battery.triaged&limit=2${cursor}`),
    )
    seen.push(...(codesByStage(list).triaged ?? []))
    cursor = `&cursor=${list.next}`
    expect(list.next === null).toBe(page === 3)
  }
  expect(seen).toEqual(codes)
})

it('asks which facility is meant, and knows none of another organisation', async () => {
  const installation = await openTestInstallation()
  await heldPack(installation, 'PACK-1')
  const unsaid = await installation.request(path)
  expect([unsaid.status, await unsaid.text()]).toEqual([
    422,
    expect.stringContaining('expected one of A, B'),
  ])
  expect((await installation.request(`${path}?facility=Z`)).status).toBe(422)
  const other = await addTestOrganisation(installation, 'second')
  const headers = { authorization: `Bearer ${other.key}` }
  const theirs = await installation.request(`${path}?facility=A`, { headers })
  expect(await theirs.text()).not.toContain('PACK-1')
})

function codesByStage({ stages }: WorkList): Record<string, readonly string[]> {
  return Object.fromEntries(
    stages.map(({ stage, batches }) => [stage, batches.map(({ code }) => code)]),
  )
}
