import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { languages } from '../../../domain/words.ts'
import { labelPhrases } from '../../../web/pages/workplace/labels/phrases.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import type { TestPerson } from '../../harness/people.ts'
import { openWorkplace } from '../../harness/workplace.ts'

const at = '/work/labels'

it('makes labels on a page of every batch that was made or ticked, for sheets, one by one and for a label printer', async () => {
  const { operator, installation, modules, pack } = await openWorkplace()
  const dismantled = await text(operator, '/work/batches/PACK-HK-0001')
  const [way = ''] = /\/work\/labels\?[^"]+MOD-HK-0001-12[^"]*/.exec(dismantled) ?? []
  const fields = fieldsIn(await text(operator, way.replaceAll('&amp;', '&')))
  for (const code of modules) expect(fields.get('/codes')).toContain(code)
  const sheet = await send(operator, at, fields, { '/start': '20' })
  const page = await sheet.text()
  expect([sheet.status, page.match(/<section class="sheet">/g)?.length]).toEqual([200, 2])
  expect(page).toContain('class="print"')
  expect(page).toContain(`href="${way}"`)
  // Its one script is the button's, and the policy knows it.
  const [, script = ''] = /<script type="module">([\s\S]*?)<\/script>/.exec(page) ?? []
  const hash = createHash('sha256').update(script).digest('base64')
  expect(sheet.headers.get('content-security-policy')).toContain(`script-src 'sha256-${hash}'`)

  const single = await (await send(operator, at, fields, { '/form': 'single' })).text()
  expect(single.match(/<article class="label">/g)).toHaveLength(15)
  const zpl = await send(operator, at, fields, { '/form': 'zpl' })
  expect(zpl.headers.get('content-disposition')).toContain('labels.zpl')
  expect((await zpl.text()).match(/\^XA/g)).toHaveLength(15)

  const list = await text(operator, '/work')
  expect(list).toMatch(/<button class="quiet" formaction="\/work\/labels">/)
  const ticked = fieldsIn(await text(operator, `${at}?stage=battery.triaged&batch=${pack}`))
  expect([ticked.get('/codes'), ticked.get('/form')]).toEqual([pack, 'single'])
  expect(installation.logged).toEqual([])
})

it('says chemistry, voltage and danger of a battery, and no mass of what is there no more', async () => {
  const { operator, pack } = await openWorkplace()
  const label = async (code: string) => {
    const fields = fieldsIn(await text(operator, `${at}?batch=${code}`))
    return (await send(operator, at, fields)).text()
  }
  const page = await label(pack)
  expect(page).toMatch(/NMC · \d+(\.\d+)? V · high voltage/)
  expect(page).toMatch(/<p class="mass">[\d.]+ kg</)
  expect(await label('MOD-HK-0001-01')).not.toContain('high voltage')
  const gone = await label('PACK-HK-0001')
  expect(gone).not.toContain('class="mass')
  expect(gone).not.toMatch(/>0 k?g</)
})

it('marks labels as for trial until somebody said where links lead', async () => {
  for (const publicUrl of [undefined, 'http://localhost']) {
    const options = publicUrl === undefined ? {} : { publicUrl }
    const { operator, pack } = await openWorkplace(await openTestInstallation(options))
    const fields = fieldsIn(await text(operator, `${at}?batch=${pack}`))
    const page = await (await send(operator, `${at}?lang=zh-Hant`, fields)).text()
    expect(page.includes('<p class="trial">試用</p>')).toBe(publicUrl === undefined)
    expect(page.includes('PUBLIC_URL')).toBe(publicUrl === undefined)
    const zpl = await (await send(operator, at, fields, { '/form': 'zpl' })).text()
    expect(zpl.includes('TRIAL')).toBe(publicUrl === undefined)
  }
})

it('names every code that is not there and each wrong answer, in the language of the reader, and loses nothing', async () => {
  const { operator, receiver, pack } = await openWorkplace()
  const fields = fieldsIn(await text(operator, at))
  for (const language of languages) {
    const path = `${at}?lang=${language}`
    const typed = `${pack}\nNOWHERE\nNOR-HERE`
    const unknown = await send(operator, path, fields, { '/codes': typed })
    const page = await unknown.text()
    expect(unknown.status).toBe(422)
    for (const said of ['NOWHERE', 'NOR-HERE', labelPhrases.codes[language]]) {
      expect(page).toContain(said)
    }
    expect(page).toContain(`>${typed}</textarea>`)
    if (language !== 'en') expect(page).not.toMatch(/Cannot |expected/)
    const wrong = await send(operator, path, fields, { '/codes': '', '/start': '25' })
    expect([wrong.status, (await wrong.text()).match(/class="wrong"/g)?.length]).toEqual([422, 2])
  }
  // Batches of another organisation are nowhere.
  expect((await send(receiver, at, fields, { '/codes': pack })).status).toBe(422)
})

async function text(person: TestPerson, path: string): Promise<string> {
  const answer = await person.request(path)
  expect([path, answer.status]).toEqual([path, 200])
  return answer.text()
}
