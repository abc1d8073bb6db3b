import { describe, expect, it } from 'vitest'
import { addAnyOrganisation } from '../../../api/store/organisations/register.ts'
import type { RegisterLine } from '../../../domain/register/line.ts'
import type { Role } from '../../../domain/role.ts'
import { jsonOf } from '../../harness/answers.ts'
import { carrier, offerLumps } from '../../harness/custody.ts'
import type { TestInstallation } from '../../harness/installation.ts'
import { aroundNow, moveClay } from '../../harness/moved-clay.ts'
import { signUpPerson } from '../../harness/people.ts'

interface Page {
  readonly lines: readonly RegisterLine[]
  readonly next: string | null
  readonly columns: readonly { readonly name: string; readonly source: { readonly text: string } }[]
}
interface Totals {
  readonly registers: readonly {
    readonly register: string
    readonly lines: number
    readonly grams: number
  }[]
}

const { from, to } = aroundNow()
const days = `from=${from}&to=${to}`

describe('GET /registers', () => {
  it('answers what X received from Y, with both sides, their papers and the event behind each line', async () => {
    const two = await moveClay()
    const { sender, receiver, offered } = two
    await addressed(two.installation, 'EcoPark, Tuen Mun')
    const { lines, columns } = (await receiver.get(
      `/registers/incoming?${days}&partner=first`,
    )) as Page
    expect(lines.map(({ grams, isCorrected, stage }) => [grams, isCorrected, stage])).toEqual([
      [1_000, true, 'taken_over'],
      [400, false, 'taken_over'],
      [-10, true, 'take_over_corrected'],
    ])
    expect(lines[1]).toMatchObject({
      movement: 'received',
      organisation: { slug: 'second' },
      facility: 'B',
      offeredGrams: 700,
      sentGrams: 700,
      acceptedGrams: 400,
      refusedGrams: 300,
      differenceGrams: 0,
      refusalReason: 'contaminated',
      sender: { slug: 'first', facility: 'A', address: 'EcoPark, Tuen Mun', licences: [] },
      carriers: [{ name: 'Carrier', licence: 'W-77', vehicle: null, slug: null }],
      receiver: { slug: 'second', facility: 'B', address: null },
      operation: null,
      handOver: offered.id,
      handOverState: 'returned',
      late: [],
    })
    const [event] = [lines[0]?.event]
    expect(await receiver.status(`/events/${event}`)).toBe(200)
    const names = columns.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['sender_licences', 'sender_address']))
    const csv = await (await receiver.send(`/registers/incoming/lines.csv?${days}`)).text()
    expect(csv).toContain('"EcoPark, Tuen Mun"')
    const outgoing = (await sender.get(`/registers/outgoing?${days}`)) as Page
    expect(outgoing).toMatchObject({ columnsVersion: 2 })
    expect(outgoing.columns.map(({ name }) => name)).toContain('operation')
    // Nobody else's goods come up under the other's name, and a name that is nobody's finds nothing.
    expect(
      ((await receiver.get(`/registers/incoming?${days}&partner=third`)) as Page).lines,
    ).toEqual([])
    expect(((await receiver.get(`/registers/all?${days}&partner=nobody`)) as Page).lines).toEqual(
      [],
    )
    expect(((await two.stranger.get(`/registers/all?${days}`)) as Page).lines).toEqual([])
  })

  it('turns pages by a sealed place that opens no other register and for nobody else', async () => {
    const { sender, receiver } = await moveClay()
    const first = (await sender.get(`/registers/all?${days}&limit=4`)) as Page
    expect(first.lines).toHaveLength(4)
    const rest = (await sender.get(
      `/registers/all?${days}&limit=1000&cursor=${first.next}`,
    )) as Page
    const { registers } = (await sender.get(`/registers?${days}`)) as Totals
    const all = registers.find(({ register }) => register === 'all')
    expect(first.lines.length + rest.lines.length).toBe(all?.lines)
    expect(rest.next).toBeNull()
    expect(await sender.status(`/registers/outgoing?${days}&cursor=${first.next}`)).toBe(422)
    expect(await receiver.status(`/registers/all?${days}&cursor=${first.next}`)).toBe(422)
    expect(await sender.status(`/registers/none?${days}`)).toBe(422)
    expect(await sender.status(`/registers/all?${days}&organisation=second`)).toBe(404)
  })

  it('gives the same lines as CSV and as a spreadsheet, harmless to whoever opens it', async () => {
    const { sender } = await moveClay()
    const csv = await sender.send(`/registers/outgoing/lines.csv?${days}`)
    expect(csv.headers.get('content-type')).toContain('text/csv')
    const [head = '', ...rows] = (await csv.text()).trim().split('\r\n')
    const { lines } = (await sender.get(`/registers/outgoing?${days}&limit=1000`)) as Page
    expect(rows).toHaveLength(lines.length)
    const at = head.split(',').indexOf('grams')
    expect(rows.map((row) => Number(row.split(',')[at]))).toEqual(lines.map(({ grams }) => grams))
    const chinese = await (
      await sender.send(`/registers/outgoing/lines.csv?${days}&lang=zh-Hant`)
    ).text()
    expect(chinese.split('\r\n')[0]).toContain('重量（克）')
    const xlsx = await sender.send(`/registers/held/lines.xlsx?${days}`)
    expect([xlsx.status, (await xlsx.arrayBuffer()).byteLength > 1_000]).toEqual([200, true])
  })

  it('shows a jurisdiction to its authority, line by line, and puts the look on the trail of everybody named', async () => {
    const { installation } = await moveClay()
    const regulator = await inspector(installation)
    const totals = await ask<Totals>(regulator, `/registers?${days}`)
    const incoming = totals.registers.find(({ register }) => register === 'incoming')
    const page = await ask<Page>(regulator, `/registers/incoming?${days}&limit=1000`)
    expect(page.lines).toHaveLength(incoming?.lines ?? 0)
    expect(new Set(page.lines.map(({ organisation }) => organisation.slug))).toEqual(
      new Set(['first', 'second']),
    )
    const one = await ask<Page>(regulator, `/registers/incoming?${days}&organisation=second`)
    expect(one.lines.map(({ grams }) => grams)).toEqual([1_000, 400, -10])
    const looked = await installation.store.system
      .selectFrom('audit_entry')
      .innerJoin('organisation', 'organisation.organisation_key', 'audit_entry.organisation_key')
      .select('slug')
      .where('audit_entry.kind', '=', 'look')
      .where('action', 'like', '%registers/incoming%')
      .execute()
    const slugs = looked.map(({ slug }) => slug).filter((slug) => slug !== 'epd')
    // Everybody of the jurisdiction once a day, the one that was opened each time; the other side of its hand-overs was told already.
    expect(slugs.toSorted()).toEqual(['first', 'second', 'second', 'third'])
  })

  it('tells a carrier what it carried, and not what the two sides decided', async () => {
    const two = await moveClay()
    const { sender, receiver, stranger } = two
    const offered = await offerLumps(two, [90])
    const carried = { ...carrier, organisation: 'third' }
    await sender.post(offered.at, { step: 'dispatch', carrier: carried }, 201)
    await receiver.post(offered.at, { step: 'receive', facility: 'B' }, 201)
    const lines = [{ line: 1, acceptedGrams: 0, refusedGrams: 90, reason: 'damaged' }]
    await receiver.post(offered.at, { step: 'decide', lines }, 201)
    const seen = (await stranger.get(`/registers/transported?${days}`)) as Page
    expect(seen.lines).toHaveLength(1)
    expect(seen.lines[0]).toMatchObject({
      grams: 90,
      sender: { slug: 'first' },
      carriers: [{ slug: 'third' }],
      acceptedGrams: null,
      refusedGrams: null,
      refusalReason: null,
      handOverState: null,
    })
    const asked = (await stranger.get(`/registers/transported?${days}&refused=yes`)) as Page
    expect(asked.lines).toEqual([])
    const { registers } = (await stranger.get(`/registers?${days}&refused=yes`)) as Totals
    expect(registers.find(({ register }) => register === 'transported')?.lines).toBe(0)
    // The sender did not carry these itself, and has none of them in this register.
    const own = (await sender.get(`/registers/transported?${days}`)) as Page
    expect(own.lines.map(({ handOver }) => handOver)).not.toContain(offered.id)
  })
})

describe('GET /movements', () => {
  it('names both sides, and outside by no name', async () => {
    const { sender } = await moveClay()
    const { rows } = await sender.get(`/movements?${days}&groupBy=stream`)
    expect(rows).toContainEqual({
      sender: { slug: 'first', name: 'first' },
      receiver: { slug: 'second', name: 'second' },
      group: { stream: 'clay' },
      grams: 1_470,
      lines: 7,
      sentGrams: 1_470,
      receivedGrams: null,
      exportedGrams: 0,
    })
    expect(rows.find((row: { receiver: unknown }) => row.receiver === null)).toMatchObject({
      sender: { slug: 'first' },
      grams: 270,
    })
  })
})

describe('GET /found', () => {
  it('finds a batch, a hand-over and an organisation by what somebody typed, and nothing of strangers', async () => {
    const { sender, stranger, offered } = await moveClay()
    const found = async (side: typeof sender, text: string) => {
      const answer = await side.get(`/found?text=${encodeURIComponent(text)}`)
      return answer.found.map((one: { kind: string; name: string }) => [one.kind, one.name])
    }
    expect(await found(sender, 'moving')).toEqual([['batch', 'moving']])
    expect(await found(sender, offered.id)).toEqual([['hand_over', offered.id]])
    expect(await found(sender, 'SECON')).toEqual([['organisation', 'second']])
    for (const text of ['moving', offered.id, 'secon'])
      expect(await found(stranger, text)).toEqual([])
    expect(await found(sender, "'; drop table batch --")).toEqual([])
  })
})

async function inspector(installation: TestInstallation) {
  const { system } = installation.store
  const now = new Date()
  const given = { slug: 'epd', name: 'EPD', kind: 'authority', jurisdiction: 'HK', now } as const
  const added = await addAnyOrganisation(system, given)
  const role: Role = 'regulator'
  return signUpPerson(installation, {
    role,
    name: 'Inspector',
    organisation: added?.organisationKey ?? 0,
  })
}

async function ask<Body>(
  person: Awaited<ReturnType<typeof inspector>>,
  path: string,
): Promise<Body> {
  const answer = await person.request(`/api/v1${path}`)
  expect([path, answer.status]).toEqual([path, 200])
  return jsonOf<Body>(answer)
}

/** Says where the first organisation's facility A is. */
async function addressed({ store, actor }: TestInstallation, address: string): Promise<void> {
  await store.system
    .updateTable('facility')
    .set({ address })
    .where('organisation_key', '=', actor.organisationKey)
    .where('code', '=', 'A')
    .execute()
}
