import { expect, it } from 'vitest'
import { findBatch } from '../../../api/store/inventory/batches.ts'
import { batchLink } from '../../../domain/batch-link.ts'
import { shortCodeOf } from '../../../domain/short-code.ts'
import { jsonOf } from '../../harness/answers.ts'
import type { TestPerson } from '../../harness/people.ts'
import { openWorkplace } from '../../harness/workplace.ts'

interface Found {
  readonly batches: readonly { readonly code: string; readonly kind: { readonly name: string } }[]
}

interface Next {
  readonly recommended: string | null
  readonly steps: readonly {
    readonly stage: string
    readonly isOpen: boolean
    readonly reasons: readonly unknown[]
  }[]
}

it('finds a batch by the link of its QR, its short code, its code as it looks and its serial number', async () => {
  const { installation, own, operator } = await openWorkplace()
  const { organisationKey } = own
  const db = installation.store.own(organisationKey)
  const { id = '', context } = (await findBatch(db, organisationKey, 'PACK-HK-0002')) ?? {}
  const { serial } = context as { serial: string }
  const link = batchLink('https://loom.example', id)
  const texts = [
    link,
    link.toUpperCase(),
    shortCodeOf(id).toLowerCase(),
    'PACK-HK-0002',
    'pack-hk-ooo2',
    'PACK-HK-0002。',
    '「PACK-HK-0002」',
    serial,
    serial.toLowerCase(),
  ]
  for (const text of texts) {
    const { batches } = await jsonOf<Found>(await ask(operator, text))
    expect([text, batches.map(({ code }) => code)]).toEqual([text, ['PACK-HK-0002']])
  }
})

it('says what it is and where it stands in every language', async () => {
  const { operator } = await openWorkplace()
  expect(await jsonOf(await ask(operator, 'PACK-HK-0002'))).toMatchObject({
    batches: [
      {
        code: 'PACK-HK-0002',
        stream: 'battery',
        kind: { name: 'pack', label: { en: 'Battery pack' } },
        facility: 'TM',
        massGrams: expect.any(Number),
        state: { label: { en: expect.any(String), 'zh-Hant': expect.any(String) } },
      },
    ],
  })
})

it('says the one step to record next, and of each closed one why, in every language', async () => {
  const { operator, administrator } = await openWorkplace()
  const { batches } = await jsonOf<{ batches: readonly { next: Next }[] }>(
    await ask(operator, 'PACK-HK-0003'),
  )
  expect(batches[0]?.next).toMatchObject({ recommended: 'triaged', mayRecord: true, recalls: [] })
  expect(batches[0]?.next.steps[0]).toMatchObject({ stage: 'triaged', isOpen: true, reasons: [] })
  const isolated = async (person: TestPerson) => {
    const told = await jsonOf<{ batches: readonly { next: Next }[] }>(
      await ask(person, 'PACK-HK-0002'),
    )
    return told.batches[0]?.next.steps.find(({ stage }) => stage === 'isolated')
  }
  expect(await isolated(operator)).toMatchObject({ isOpen: true })
  expect(await isolated(administrator)).toMatchObject({
    isOpen: false,
    reasons: [
      {
        en: expect.stringMatching(/^You hold no certificate for /),
        'zh-Hant': expect.stringMatching(/資格證書/),
        'zh-Hans': expect.stringMatching(/资格证书/),
      },
    ],
  })
})

it('finds nothing of another organisation, and answers for it as for what is nowhere', async () => {
  const { installation, own, receiver } = await openWorkplace()
  const { organisationKey } = own
  const db = installation.store.own(organisationKey)
  const { id = '', context } = (await findBatch(db, organisationKey, 'PACK-HK-0002')) ?? {}
  const { serial } = context as { serial: string }
  for (const text of [batchLink('https://loom.example', id), 'PACK-HK-0002', serial, 'NOWHERE']) {
    const answer = await ask(receiver, text)
    expect([text, answer.status, await answer.json()]).toMatchObject([
      text,
      404,
      { code: 'unknown_batch', faults: [{ pointer: '/query/text' }] },
    ])
  }
})

it('refuses a text that is empty or longer than a label', async () => {
  const { operator } = await openWorkplace()
  for (const text of ['', 'A'.repeat(4_001)]) {
    expect((await ask(operator, text)).status).toBe(422)
  }
  expect((await ask(operator, '\u200b')).status).toBe(404)
})

function ask({ request }: TestPerson, text: string) {
  return request(`/api/v1/scanned?text=${encodeURIComponent(text)}`)
}
