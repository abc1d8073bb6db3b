import { expect, it } from 'vitest'
import { sha256 } from '../../../../api/digest.ts'
import type { TaskContext } from '../../../../api/notifications/jobs/task.ts'
import { keepSummaries } from '../../../../api/oversight/summary/keep-summaries.ts'
import { partsOf } from '../../../../api/recording/parse.ts'
import {
  addAnyOrganisation,
  changeUsualPlace,
} from '../../../../api/store/organisations/register.ts'
import { canonical } from '../../../../domain/proof/canonical.ts'
import { languages } from '../../../../domain/words.ts'
import { summaryPhrases } from '../../../../web/pages/summary/phrases.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { clay, clayFolder, dig, said } from '../../../harness/clay.ts'
import { send } from '../../../harness/form.ts'
import { addTestOrganisation, openTestInstallation } from '../../../harness/installation.ts'
import { asOwner } from '../../../harness/jobs.ts'
import { signUpPerson, type TestPerson } from '../../../harness/people.ts'
import { whileHeld } from '../../../harness/while-held.ts'

const now = new Date('2026-11-28T10:00:00Z')
const october = '2026-10-05T04:00:00Z'
const on = new URLSearchParams({ do: 'on' })
const off = new URLSearchParams({ do: 'off' })

it('shows nobody anything until an authority switches it on, then only what three organisations are behind, the same for good, until it is switched off', async () => {
  const { installation, regulator, operators, put, run, page, json } = await opened()
  const { app, actor, recorder, connection } = installation
  // Three dig in October, two in September; what the demonstration dug is nobody's.
  await put([5_000, 7_000, 11_000], october, 'OCT')
  await put([1_000, 2_000], '2026-09-05T04:00:00Z', 'SEP')
  for (const path of ['/summary/epd', '/summary/epd/figures.json', '/summary/epd/figures.csv'])
    expect((await app.request(path)).status).toBe(404)
  expect(await page('/summary')).toContain(summaryPhrases.none.en)
  await run()
  for (const person of operators) expect((await send(person, '/work/summary', on)).status).toBe(403)
  expect((await send(regulator, '/work/summary', on)).status).toBe(303)
  expect(await page('/summary/epd')).toContain(summaryPhrases.notYet.en)
  await run()

  const shown = await json()
  expect(shown.months.slice(0, 2)).toMatchObject([
    { month: '2026-10', figures: { in: { parts: { clay: 23_000 }, total: 23_000 } } },
    { month: '2026-09', figures: { in: { parts: { clay: null }, total: null } } },
  ])
  // What is withheld is kept nowhere.
  const rows = await asOwner(connection, ['select figures::text from public_summary_month'])
  expect(JSON.stringify(rows)).not.toMatch(/\b3000\b/)
  const { digest, ...signed } = shown
  expect(digest).toBe(sha256(canonical(signed)))
  expect(shown.constructed).toBe(false)
  for (const language of languages) {
    const text = await page(`/summary/epd?lang=${language}`)
    expect(text).toContain('value="23000"')
    expect(text).toContain(summaryPhrases.withheld[language])
    expect(text.match(/<table class="cards">/g)).toHaveLength(1)
    expect(text).toContain(summaryPhrases.nothingShown[language].replace('{months}', ''))
    expect(text).toContain(digest)
    expect(text).not.toContain('value="3000"')
    for (const name of ['first', 'second', 'third', 'city']) expect(text).not.toContain(`>${name}`)
  }
  const csv = await app.request('/summary/epd/figures.csv')
  expect(csv.headers.get('cache-control')).toBe('public, max-age=60')
  expect(
    (await csv.text())
      .split('\r\n')
      .slice(0, 4)
      .map((line) => line.replace(/,2026-[\d-]+T\S+?Z/, '')),
  ).toEqual([
    'constructed,month,as_of,stream,in_grams,reused_grams,recycled_grams,out_grams,lost_grams',
    'false,2026-10,clay,23000,,,,',
    'false,2026-10,*,23000,,,,',
    'false,2026-09,clay,,,,,',
  ])

  // What comes in late changes nothing that was shown: the difference would be one organisation's.
  const late = dig('LATE', 900, { eventTime: october })
  expect(said(await recorder.record(partsOf([late], actor)))).toEqual(['accepted'])
  await run()
  expect(await json()).toEqual(shown)
  await expect(
    asOwner(connection, ['update public_summary_month set as_of = now()']),
  ).rejects.toThrow()

  expect((await send(regulator, '/work/summary', off)).status).toBe(303)
  expect((await app.request('/summary/epd')).status).toBe(404)
  expect((await app.request('/summary/epd/figures.json')).status).toBe(404)
  expect(installation.logged).toEqual([])
})

it('counts what an event took back where that stood, and what organisations here pass on to each other nowhere', async () => {
  const { installation, regulator, actors, put, run, json } = await opened()
  await put([5_000, 7_000, 11_000], october, 'OCT')
  const [slip] = await installation.recorder.record(
    partsOf([dig('SLIP', 400, { eventTime: october })], actors[0]),
  )
  const back = clay('reversed', {
    reverses: slip?.id,
    facts: { reason: 'A slip' },
    eventTime: october,
  })
  expect(said(await installation.recorder.record(partsOf([back], actors[0])))).toEqual(['accepted'])
  expect((await send(regulator, '/work/summary', on)).status).toBe(303)
  await run()
  const shown = await json()
  expect(shown.months[0]).toMatchObject({ figures: { in: { parts: { clay: 23_000 } } } })
})

it('publishes one summary of a jurisdiction only, from whose difference to another nobody could be read', async () => {
  const { installation, regulator } = await opened()
  const within = await overseer(installation, 'kowloon', 'HK-KC')
  const beside = await overseer(installation, 'gd', 'CN-GD')
  expect((await send(regulator, '/work/summary', on)).status).toBe(303)
  const refused = await send(within, '/work/summary?lang=en', on)
  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain('From two of them')
  expect((await send(beside, '/work/summary', on)).status).toBe(303)
  expect((await send(regulator, '/work/summary', off)).status).toBe(303)
  expect((await send(within, '/work/summary', on)).status).toBe(409)
})

it('lets one of two authorities publish that do at once', async () => {
  const { installation, regulator } = await opened()
  const within = await overseer(installation, 'kowloon', 'HK-KC')
  // Both have looked for the other by the time that either is put down.
  const row = {
    text: `select from organisation where slug in ('epd', 'kowloon') for update`,
    values: [],
  }
  const publish = (person: TestPerson) => () => send(person, '/work/summary', on)
  const both = await whileHeld(installation, row, { send: [publish(regulator), publish(within)] })
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
})

it('keeps nobody from publishing where nothing was published', async () => {
  const { installation, regulator } = await opened()
  const within = await overseer(installation, 'kowloon', 'HK-KC')
  for (const nothing of [off, new URLSearchParams()])
    expect((await send(within, '/work/summary', nothing)).status).toBe(303)
  expect((await send(regulator, '/work/summary', on)).status).toBe(303)
})

it('puts together the months of one authority where those of another cannot be', async () => {
  const { installation, regulator } = await opened()
  const beside = await overseer(installation, 'gd', 'CN-GD')
  for (const person of [regulator, beside])
    expect((await send(person, '/work/summary', on)).status).toBe(303)
  const { store } = installation
  const [away, there] = [await keyOf(installation, 'epd'), await keyOf(installation, 'gd')]
  const own = (...keys: readonly number[]) => {
    if (keys.includes(away)) throw new RangeError('away')
    return store.own(...keys)
  }
  const logged: string[] = []
  const context = {
    ...installation,
    store: { ...store, own },
    now: () => now,
    signal: new AbortController().signal,
    log: (line: string) => void logged.push(line),
  }
  await keepSummaries.run({}, context as unknown as TaskContext)
  const rows = await store.system
    .selectFrom('public_summary_month')
    .select('organisation_key')
    .execute()
  expect(new Set(rows.map(({ organisation_key }) => organisation_key))).toEqual(new Set([there]))
  expect(logged).toEqual(['Cannot put together the public summary of "epd"'])
})

it('calls an authority as its reader does, and says of the demonstration that it is one, in the list too', async () => {
  const { installation, regulator, page, json } = await opened()
  const { system } = installation.store
  expect((await send(regulator, '/work/summary', on)).status).toBe(303)
  expect(await page('/summary')).not.toContain(summaryPhrases.constructed.en)
  const names = { 'zh-Hant': '環保署' }
  const organisationKey = await keyOf(installation, 'epd')
  await changeUsualPlace(system, organisationKey, { names })
  await system
    .updateTable('organisation')
    .set({ constructed: true })
    .where('organisation_key', '=', organisationKey)
    .execute()
  for (const path of ['/summary', '/summary/epd']) {
    const text = await page(`${path}?lang=zh-Hant`)
    expect(text).toContain('由 環保署 公布')
    expect(text).toContain(summaryPhrases.constructed['zh-Hant'])
  }
  expect(await json()).toMatchObject({ authority: { slug: 'epd', name: 'epd', names } })
})

async function keyOf(
  { store }: Awaited<ReturnType<typeof openTestInstallation>>,
  slug: string,
): Promise<number> {
  const { organisation_key } = await store.system
    .selectFrom('organisation')
    .select('organisation_key')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  return organisation_key
}

async function opened() {
  const installation = await openTestInstallation({ streamsFolder: clayFolder })
  const second = await addTestOrganisation(installation, 'second')
  const third = await addTestOrganisation(installation, 'third')
  const city = await addTestOrganisation(installation, 'city', { constructed: true })
  const actors = [installation.actor, second.actor, third.actor] as const
  const regulator = await overseer(installation, 'epd', 'HK')
  const operators = [
    await signUpPerson(installation, { role: 'operator' }),
    await signUpPerson(installation, { role: 'administrator' }),
  ]
  /** Each of the first organisations digs so much, and the demonstration more than all. */
  const put = async (grams: readonly number[], eventTime: string, name: string) => {
    const all = [
      ...grams.map((mass, at) => [actors[at], mass] as const),
      [city.actor, 90_000] as const,
    ]
    for (const [actor = installation.actor, mass] of all) {
      const scan = dig(`${name}-${actor.organisation}`, mass, { eventTime })
      expect(said(await installation.recorder.record(partsOf([scan], actor)))).toEqual(['accepted'])
    }
  }
  const context = { ...installation, now: () => now, signal: new AbortController().signal }
  const run = () => keepSummaries.run({}, context as unknown as TaskContext)
  const page = async (path: string) => {
    const at = path.includes('?') ? path : `${path}?lang=en`
    const answer = await installation.app.request(at, { headers: { accept: 'text/html' } })
    expect(answer.status).toBe(200)
    return answer.text()
  }
  const json = async () =>
    jsonOf<Shown>(await installation.app.request('/summary/epd/figures.json'))
  return { installation, regulator, operators, actors, put, run, page, json }
}

interface Shown {
  readonly months: readonly { readonly month: string; readonly figures: object }[]
  readonly constructed: boolean
  readonly digest: string
}

async function overseer(
  installation: Awaited<ReturnType<typeof openTestInstallation>>,
  slug: string,
  jurisdiction: string,
) {
  const { system } = installation.store
  const asked = { slug, name: slug, kind: 'authority', jurisdiction, now: new Date() } as const
  const organisation = (await addAnyOrganisation(system, asked))?.organisationKey ?? 0
  return signUpPerson(installation, { role: 'regulator', organisation })
}
