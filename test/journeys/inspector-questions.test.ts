import { expect, it } from 'vitest'
import type { RegisterLine } from '../../domain/register/line.ts'
import { jsonOf } from '../harness/answers.ts'
import { inspectorOf, openInspected, tripTicket as ticket } from '../harness/inspected.ts'
import { aroundNow } from '../harness/moved-clay.ts'
import type { TestPerson } from '../harness/people.ts'
import { moduleGrams } from '../harness/sides.ts'

const { from, to } = aroundNow()
const days = `from=${from}&to=${to}`

it('answers what an inspector asks of a jurisdiction, each question by one look at a register, a list or a search', async () => {
  const { codes, ask, lines, found } = await openCity()
  // What did the second organisation receive from the first?
  const came = await lines(`incoming?${days}&organisation=second&partner=first`)
  expect(came.map(({ batch, grams }) => [batch, grams])).toEqual([
    [codes[0], moduleGrams],
    [codes[1], moduleGrams],
  ])
  // By whom, and did everybody hold a licence that day?
  expect(came[0]).toMatchObject({
    sender: { licences: ['WP-1'] },
    carriers: [{ name: 'Tin Hau Haulage', licence: 'WC-7', vehicle: 'AB 1234' }],
    receiver: { licences: ['WR-2'] },
  })
  // Where is this trip ticket?
  expect(await found(ticket.toLowerCase())).toEqual([['hand_over', 'accepted']])
  expect(await lines(`all?${days}&ticket=${ticket}`)).toHaveLength(4)
  // What was exported on this permit, and how much of it is left?
  const exported = await lines(`outgoing?${days}&permit=EXP-1`)
  expect(exported.map(({ batch, permit }) => [batch, permit])).toEqual([[codes[2], 'EXP-1']])
  expect(await found('exp-1')).toEqual(
    [
      ['permit', 'KR'],
      ['hand_over', 'in_transport'],
    ].toSorted(),
  )
  // What is late, what was refused?
  expect(await lines(`all?${days}&late=yes`)).toEqual([])
  expect(await lines(`all?${days}&refused=yes`)).toEqual([])
  // What does the second organisation hold, and since when?
  const held = await lines(`held?${days}&organisation=second`)
  expect(held.map(({ grams }) => grams)).toEqual([moduleGrams, moduleGrams])
  // What was taken apart, and what came of the pack?
  const october = 'from=2026-10-01&to=2026-11-01'
  const worked = await lines(`processed?${october}&organisation=first`)
  const apart = worked.find(({ stage }) => stage === 'dismantled')
  expect(apart?.wentOn.map(({ code }) => code)).toEqual(expect.arrayContaining([...codes]))
  // Who holds what came out of the pack, through whichever hands it went?
  const { found: packs } = await ask(`/found?text=${apart?.batch}`)
  const ofPack = await lines(`held?from=2026-10-01&to=${to}&cameOf=${packs[0]?.id}`)
  const heldBy = (slug: string) =>
    ofPack.filter(({ organisation }) => organisation.slug === slug).map(({ grams }) => grams)
  expect(heldBy('second')).toEqual([moduleGrams, moduleGrams])
  expect(heldBy('first').length).toBeGreaterThan(8)
  expect(ofPack.map(({ batch }) => batch)).not.toContain(codes[2])
  const ofModule = await ask(`/found?text=${codes[0]}`)
  const module = ofModule.found.find(
    ({ organisation }: { organisation: { slug: string } }) => organisation.slug === 'first',
  )
  const held1 = await lines(`held?from=2026-10-01&to=${to}&cameOf=${module?.id}`)
  expect(held1.map(({ organisation, grams }) => [organisation.slug, grams])).toEqual([
    ['second', moduleGrams],
  ])
  // Whose is this licence, and who is called so?
  expect(await found('wr-2')).toEqual([['licence', 'B']])
  expect(await found('secon')).toEqual([['organisation', null]])
  // Who passed what to whom, and how much of it left the territory?
  const { rows } = await ask(`/movements?${days}`)
  expect(rows).toContainEqual(
    expect.objectContaining({
      sender: { slug: 'first', name: 'first' },
      receiver: { slug: 'third', name: 'third' },
      sentGrams: moduleGrams,
      receivedGrams: 0,
      exportedGrams: moduleGrams,
    }),
  )
})

it('finds a number of a paper only where the reader may know it, and never on papers of others', async () => {
  const { installation } = await openCity()
  const abroad = asking(await inspectorOf(installation, 'CH'))
  const answer = await abroad(`/found?text=${ticket}`)
  expect(answer.found).toEqual([])
})

async function openCity() {
  const two = await openInspected()
  const ask = asking(await inspectorOf(two.installation, 'HK'))
  return {
    ...two,
    ask,
    lines: async (path: string): Promise<readonly RegisterLine[]> =>
      (await ask(`/registers/${path}`)).lines,
    found: async (text: string): Promise<readonly [string, string | null][]> => {
      const { found } = await ask(`/found?text=${encodeURIComponent(text)}`)
      return found
        .map(({ kind, said }: { kind: string; said: string | null }) => [kind, said])
        .toSorted()
    },
  }
}

/** Somebody as they ask the API. */
function asking(person: TestPerson) {
  // biome-ignore lint/suspicious/noExplicitAny: answers of several routes are looked into, and each look is an assertion
  return async (path: string): Promise<any> => {
    const answer = await person.request(`/api/v1${path}`)
    expect([path, answer.status]).toEqual([path, 200])
    return jsonOf(answer)
  }
}
