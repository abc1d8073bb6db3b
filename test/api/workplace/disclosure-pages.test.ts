import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { languages } from '../../../domain/words.ts'
import { shownPhrases } from '../../../web/pages/disclosure/phrases.ts'
import { erasurePhrases } from '../../../web/pages/workplace/disclosure/erasure-phrases.ts'
import { disclosurePhrases } from '../../../web/pages/workplace/disclosure/phrases.ts'
import { jsonOf } from '../../harness/answers.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import type { TestPerson } from '../../harness/people.ts'
import { openWorkplace } from '../../harness/workplace.ts'

const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 16)
const pack = 'PACK-HK-0002'

describe('facts shown to somebody by the pages', () => {
  it('open by a link as a page in the reader’s language, each fact held against its digest, and each look is listed', async () => {
    const { installation, supervisor } = await openWorkplace()
    const form = await text(supervisor, `/work/grants/new?batch=${pack}`)
    expect(form).toContain(disclosurePhrases.facts.en)
    const fields = fieldsIn(form)
    const wanted = { '/outsider': 'Ms Lee, buyer', '/until': until, '/reason': 'Before the sale' }
    const asked = { ...wanted, '/audiences': 'legitimate_interest', do: 'give' }
    const given = await send(supervisor, '/work/grants/new', fields, asked)
    const page = await given.text()
    expect(given.status).toBe(200)
    const [, path = ''] = /http:\/\/localhost(\/granted\/[\w-]{43,})/.exec(page) ?? []
    expect(path).not.toBe('')
    // Sent again, the same grant stands and its link is not told twice.
    const again = await (await send(supervisor, '/work/grants/new', fields, asked)).text()
    expect(again).toContain(disclosurePhrases.linkBefore.en)
    expect(again).not.toContain(path)

    const open = (accept: string, lang = 'en') =>
      installation.app.request(`${path}?lang=${lang}`, { headers: { accept } })
    for (const language of languages) {
      const answer = await open('text/html', language)
      const shown = await answer.text()
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
      expect(shown).toContain(shownPhrases.checked[language])
      // Nothing is good before the reader's own device has checked it; nothing that it is handed is run.
      expect(shown).toContain(`– ${shownPhrases.notChecked[language]}`)
      expect(shown.replace(/<script type="application\/json".+?<\/script>/s, '')).not.toMatch(
        /[✓✗]/,
      )
      expect(shown).toContain('Harbour Reuse Ltd')
      expect(shown).not.toContain('Chan Ka-wai')
    }
    const json = await open('application/json')
    expect(await json.json()).toMatchObject({ organisation: 'Harbour Reuse Ltd' })
    const list = await text(supervisor, '/work/grants')
    expect(list).toContain('Looked at 4 times')
    const id = fields.get('/id') ?? ''
    const own = await text(supervisor, `/work/grants/${id}`)
    expect(own.match(/<b><bdi>Ms Lee, buyer<\/bdi><\/b>/g)).toHaveLength(4)
    expect(own).not.toContain(path)

    expect((await send(supervisor, `/work/grants/${id}/end`, new URLSearchParams())).status).toBe(
      303,
    )
    const over = await open('text/html')
    expect([over.status, await over.text()]).toEqual([
      404,
      expect.stringContaining('This grant is over'),
    ])
    expect(await text(supervisor, `/work/grants/${id}`)).toContain(disclosurePhrases.ended.en)
    expect(installation.logged).toEqual([])
  })

  it('are read by the organisation that they were shown to, and by nobody else', async () => {
    const { supervisor, receiver, operator } = await openWorkplace()
    const fields = fieldsIn(await text(supervisor, `/work/grants/new?batch=${pack}`))
    const wanted = { '/receiver': 'delta-recycling', '/until': until, '/reason': 'Due diligence' }
    const asked = { ...wanted, '/audiences': 'legitimate_interest', do: 'give' }
    const given = await send(supervisor, '/work/grants/new', fields, asked)
    const id = fields.get('/id') ?? ''
    expect(given.headers.get('location')).toBe(`/work/grants/${id}?given`)
    expect(await text(receiver, '/work/granted')).toContain('Harbour Reuse Ltd')
    expect(await text(receiver, `/work/granted/${id}`)).toContain(shownPhrases.checked.en)
    expect(await text(supervisor, `/work/grants/${id}`)).toContain('<bdi>Ho Tsz-kit</bdi>')
    for (const path of [`/work/granted/${id}`, '/work/granted/x']) {
      expect((await operator.request(path)).status).toBe(404)
    }
    expect((await operator.request('/work/grants')).status).toBe(403)
    expect((await receiver.request(`/work/grants/${id}`)).status).toBe(404)
    expect((await send(receiver, `/work/grants/${id}/end`, fields)).status).toBe(404)
  })

  it('are refused with every fault at its question, and nothing that was typed is lost', async () => {
    const { supervisor } = await openWorkplace()
    const fields = fieldsIn(await text(supervisor, `/work/grants/new?batch=${pack}`))
    const refused = await send(supervisor, '/work/grants/new', fields, { do: 'give' })
    const page = await refused.text()
    expect(refused.status).toBe(422)
    for (const at of ['receiver', 'audiences', 'until', 'reason'])
      expect(page).toContain(`href="#q-${at}"`)
    const typed = {
      '/batches': `${pack}\nNONE`,
      '/receiver': 'nobody',
      '/until': '2030-01-01T00:00',
      '/reason': 'A <b>reason</b>',
      '/audiences': 'authority',
      do: 'give',
    }
    const wrong = await send(supervisor, '/work/grants/new', fields, typed)
    const kept = await wrong.text()
    expect(wrong.status).toBe(422)
    for (const at of ['batches', 'receiver', 'until']) expect(kept).toContain(`href="#q-${at}"`)
    expect(kept).toContain('A &lt;b&gt;reason&lt;/b&gt;')
    expect(kept).toContain('value="nobody"')
    expect(fieldsIn(kept).get('/audiences')).toBe('authority')
    expect(await text(supervisor, '/work/grants')).toContain(disclosurePhrases.grantsNone.en)
    for (const body of ['', '/batches=%00&do=give', 'do=look&/batches=%F0%9F'])
      expect(
        (await send(supervisor, '/work/grants/new', new URLSearchParams(body))).status,
      ).toBeLessThan(500)
  })
})

describe('facts erased by the pages', () => {
  it('are seen before they go, go once, and every proof of the event stays', async () => {
    const { installation, administrator, supervisor } = await openWorkplace()
    const batch = await text(administrator, `/work/batches/${pack}`)
    const paths = [...batch.matchAll(/href="(\/work\/batches\/[^"]+\/erasures\/[^"]+)"/g)]
    const path = paths.at(-1)?.[1] ?? ''
    expect(path).not.toBe('')
    expect(await text(supervisor, `/work/batches/${pack}`)).not.toContain('/erasures/')
    const form = await text(administrator, path)
    const choices = [...form.matchAll(/name="\/facts" value="([^"]+)"/g)].map(
      ([, one]) => one ?? '',
    )
    const personal = choices.find((one) => one === '/operator') ?? choices.at(-1) ?? ''
    const fields = fieldsIn(form)
    const none = await send(administrator, path, fields, { do: 'preview' })
    const faults = await none.text()
    expect(none.status).toBe(422)
    for (const at of ['facts', 'ground']) expect(faults).toContain(`href="#q-${at}"`)

    const asked = { '/facts': personal, '/ground': 'objection' }
    const preview = await send(administrator, path, fields, { ...asked, do: 'preview' })
    const shown = await preview.text()
    expect(preview.status).toBe(200)
    for (const said of [erasurePhrases.goes, erasurePhrases.staysEvent, erasurePhrases.confirm])
      expect(shown).toContain(said.en)
    expect(await text(administrator, '/work/erasures')).toContain(erasurePhrases.none.en)
    const change = await send(administrator, path, fieldsIn(shown), { do: 'change' })
    expect(fieldsIn(await change.text()).get('/facts')).toBe(personal)

    for (const _ of ['once', 'twice']) {
      const done = await send(administrator, path, fieldsIn(shown), { do: 'erase' })
      expect([done.status, done.headers.get('location')]).toEqual([303, '/work/erasures?done'])
    }
    const list = await text(administrator, '/work/erasures?done')
    expect(list).toContain(erasurePhrases.done.en)
    expect(list.match(/The person objects/g)).toHaveLength(1)
    expect(await text(administrator, path)).not.toContain(`value="${personal}"`)
    const events = await administrator.request(`/api/v1/batches/${pack}/events`)
    expect(events.status).toBe(200)
    expect(installation.logged).toEqual([])
  })

  it('are not offered where later stages rely on them, and refused where asked for all the same, where they are gone, and to whoever may not', async () => {
    const { administrator, supervisor, receiver } = await openWorkplace()
    const batch = await text(administrator, `/work/batches/${pack}`)
    const [, path = ''] = /href="(\/work\/batches\/[^"]+\/erasures\/[^"]+)"/.exec(batch) ?? []
    const form = await text(administrator, path)
    const choices = [...form.matchAll(/name="\/facts" value="([^"]+)"/g)].map(
      ([, one]) => one ?? '',
    )
    const fields = fieldsIn(form)
    expect(form).toContain(erasurePhrases.relied.en)
    const asked = { '/ground': 'objection', do: 'preview' }
    const offered = choices.flatMap((one) => one.split(' '))
    const { events } = await jsonOf<{ events: { id: string; facts: object }[] }>(
      await administrator.request(`/api/v1/batches/${pack}/events`),
    )
    const { facts = {} } = events.find(({ id }) => path.endsWith(id)) ?? {}
    const relied: string[] = []
    for (const name of Object.keys(facts)) {
      const answer = await send(administrator, path, fields, {
        ...asked,
        '/facts': `/facts/${name}`,
      })
      if ((await answer.text()).includes('later stages rely on')) relied.push(`/facts/${name}`)
    }
    expect(relied.length).toBeGreaterThan(0)
    expect(relied.filter((one) => offered.includes(one))).toEqual([])
    const gone = await send(administrator, path, fields, { ...asked, '/facts': '/facts/nothing' })
    expect(gone.status).toBe(422)
    const odd = await send(administrator, path, fields, { ...asked, '/facts': '<script>' })
    expect([odd.status, await odd.text()]).toEqual([422, expect.not.stringContaining('<script>')])
    expect((await send(supervisor, path, fields, asked)).status).toBe(403)
    expect((await receiver.request(path)).status).toBe(403)
    for (const wrong of [
      `/work/batches/${pack}/erasures/${randomUUID()}`,
      `/work/batches/${pack}/erasures/x`,
    ])
      expect((await administrator.request(wrong)).status).toBe(404)
  })
})

async function text(person: TestPerson, path: string): Promise<string> {
  const answer = await person.request(path)
  expect([path, answer.status]).toEqual([path, 200])
  return answer.text()
}
