import { describe, expect, it } from 'vitest'
import { createApp } from '../../../api/app.ts'
import { createLooks } from '../../../api/public-record/looks.ts'
import { recordPath } from '../../../api/public-record/neighbour.ts'
import { pruneLooks } from '../../../api/public-record/prune-looks.ts'
import { dayMilliseconds } from '../../../domain/hours.ts'
import { lookRules } from '../../../domain/look-counts.ts'
import { languages } from '../../../domain/words.ts'
import { copyPhrases } from '../../../web/pages/record/copy-phrases.ts'
import type { RecordView } from '../../../web/pages/record/view.ts'
import { jsonOf } from '../../harness/answers.ts'
import { clay, dig, openClay, record } from '../../harness/clay.ts'

describe('looks at a public record', () => {
  it('are counted once a minute by pages alone, told in few numbers, and change the page only then', async () => {
    const { ask, open, looks, tag, follow } = await openLooked()
    expect(await ask()).toEqual({ firstDay: null, atLeast: 0, odd: [] })
    const never = await open()
    expect(never).toContain(copyPhrases.never.en)
    for (let time = 0; time < 50; time += 1) await open()
    await looks.flush()
    expect(await ask()).toEqual({ firstDay: '2026-11-27', atLeast: 1, odd: [] })
    // From a page of ours, as from a product to what it was made of, nobody scans.
    await follow()
    await looks.flush()
    expect(await ask()).toMatchObject({ atLeast: 1 })
    expect(await open()).toContain('Opened once before, on 27 Nov 2026.')
    await looks.flush()
    expect(await ask()).toMatchObject({ atLeast: 2 })
    const before = await tag()
    for (let time = 0; time < 5; time += 1) {
      await open()
      await looks.flush()
    }
    // What is told did not change, so the page did not, and readers who have it are told so.
    expect(await tag()).toBe(before)
    expect(await ask()).toMatchObject({ atLeast: 2 })
  })

  it('that are unusually many on a day, or come after the end, are told at the head of the page', async () => {
    const { installation, ask, open, looks, path } = await openLooked()
    for (let minute = 1; minute < lookRules.oddInADay; minute += 1) {
      looks.note(path.id, false)
      await looks.flush()
    }
    expect(await ask()).toMatchObject({ odd: [] })
    looks.note(path.id, false)
    await looks.flush()
    expect(await ask()).toMatchObject({ atLeast: 10, odd: ['often'] })
    for (const language of languages)
      expect(await open(language)).toContain(`</b> ${copyPhrases.often[language]}</p>`)

    const worked = clay('kneaded', {
      batches: [{ batch: 'LUMP' }],
      outputs: [{ batch: 'POT', kind: 'lump', massGrams: 500 }],
    })
    const [receipt] = await record(installation, worked)
    expect(receipt).toMatchObject({ status: 'accepted' })
    const gone = await open()
    expect(gone).toContain(copyPhrases.gone.en)
    await looks.flush()
    expect(await ask()).toMatchObject({ odd: ['often'] })
    for (let more = 1; more < lookRules.oddAfterEnd; more += 1) {
      await open()
      await looks.flush()
    }
    expect(await ask()).toMatchObject({ odd: ['often', 'after_end'] })
    expect(await open()).toContain(copyPhrases.afterEnd.en)
  })

  it('keep nothing of who looked, no history of days, and go two years after the last', async () => {
    const { installation, open, looks, clock, ask } = await openLooked()
    await open()
    await looks.flush()
    clock.now = new Date(clock.now.getTime() + 3 * dayMilliseconds)
    await open()
    await looks.flush()
    const rows = () => installation.store.system.selectFrom('record_look').selectAll().execute()
    expect(await rows()).toEqual([
      {
        batch_key: expect.any(Number),
        first_day: new Date('2026-11-27T00:00:00.000Z'),
        last_day: new Date('2026-11-30T00:00:00.000Z'),
        looks: 2,
        last_day_looks: 1,
        most_in_a_day: 1,
        looks_after_end: 0,
      },
    ])
    const context = { store: installation.store, now: () => clock.now } as never
    clock.now = new Date(clock.now.getTime() + (lookRules.keptDays - 1) * dayMilliseconds)
    await pruneLooks.run({}, context)
    expect(await rows()).toHaveLength(1)
    clock.now = new Date(clock.now.getTime() + 2 * dayMilliseconds)
    await pruneLooks.run({}, context)
    expect(await rows()).toEqual([])
    expect(await ask()).toMatchObject({ firstDay: null })
  })

  it('neither fill memory nor fail a page when the database does not take them', async () => {
    const { installation, ask } = await openLooked()
    const logged: string[] = []
    const log = (line: string) => void logged.push(line)
    const closed = await openClay()
    await closed.close()
    const looks = createLooks({ db: closed.store.system, now: () => new Date(), log })
    for (let one = 0; one < lookRules.mostRecords + 10; one += 1)
      looks.note(crypto.randomUUID(), false)
    await looks.flush()
    expect(logged).toEqual([`Cannot count looks at ${lookRules.mostRecords} public records`])
    expect(await ask()).toMatchObject({ atLeast: 0 })
    expect(installation.logged).toEqual([])
  })
})

async function openLooked() {
  const installation = await openClay()
  const clock = { now: new Date('2026-11-27T04:00:00.000Z') }
  const looks = createLooks({
    db: installation.store.system,
    now: () => clock.now,
    log: (line) => void installation.logged.push(line),
  })
  const app = createApp({ installation, now: () => new Date(), log: () => {}, looks })
  await record(installation, dig('LUMP', 500))
  const { id = '' } =
    (await installation.store.public.selectFrom('batch').select('id').executeTakeFirst()) ?? {}
  const at = recordPath(id)
  const open = async (language = 'en') => (await app.request(`${at}?lang=${language}`)).text()
  const follow = async () => app.request(at, { headers: { 'sec-fetch-site': 'same-origin' } })
  const headers = { accept: 'application/json' }
  const ask = async () => (await jsonOf<RecordView>(await app.request(at, { headers }))).looks
  const tag = async () => (await app.request(at, { method: 'HEAD' })).headers.get('etag')
  return { installation, clock, looks, open, follow, ask, tag, path: { at, id } }
}
