import { describe, expect, it } from 'vitest'
import { fieldsOfModel } from '../../../domain/passport/point.ts'
import { languages } from '../../../domain/words.ts'
import { passportPhrases } from '../../../web/pages/workplace/passport/phrases.ts'
import { factsAt } from '../../../workflows/form/scan-of-form.ts'
import { typedOfFacts } from '../../../workflows/form/typed-of-facts.ts'
import { loadStreams } from '../../../workflows/load-streams.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { startTestJobs } from '../../harness/jobs.ts'
import { versionsOf } from '../../harness/passports.ts'
import { signUpPerson, type TestPerson } from '../../harness/people.ts'
import { walkTo } from '../../harness/walk-battery.ts'
import { openWorkplace } from '../../harness/workplace.ts'

const at = '/work/models/battery/form'
const digest = 'a'.repeat(64)

describe('models by the pages', () => {
  it('are entered once, with lists of lines, and each further version begins with what was said', async () => {
    const { installation, supervisor, operator } = await openWorkplace()
    const form = await text(supervisor, at)
    for (const said of ['Point 1', passportPhrases.demandedUnknown.en, 'Materials and substances'])
      expect(form).toContain(said)
    const document = '/facts/declarationOfConformity'
    const typed = {
      '/model': 'HB-S8',
      '/facts/batteryCategory': 'stationary',
      '/facts/manufacturerName': 'Harbour & Cells',
      [`${document}/0/title`]: 'Declaration',
      [`${document}/0/link`]: 'https://harbour.example/doc.pdf',
      [`${document}/0/digest`]: digest,
      [`${document}/0/mediaType`]: 'application/pdf',
      [`${document}/0/language`]: 'en',
    }
    const more = await send(supervisor, at, fieldsIn(form), { ...typed, do: `line${document}` })
    const longer = await more.text()
    expect(more.status).toBe(200)
    expect(longer).toContain(`name="${document}/1/title"`)
    expect(longer).toMatch(new RegExp(`name="${document}/1/title"[^>]* autofocus`))
    const saved = await send(supervisor, at, fieldsIn(longer), { do: 'save' })
    expect([saved.status, saved.headers.get('location')]).toEqual([
      303,
      '/work/models/battery/versions?model=HB-S8&saved',
    ])
    const versions = await text(supervisor, '/work/models/battery/versions?model=HB-S8&saved')
    for (const said of ['Saved: version 1', 'Harbour &amp; Cells', 'Title: Declaration', '<dd>36<'])
      expect(versions).toContain(said)

    const next = `${at}?model=HB-S8`
    const again = await text(supervisor, next)
    expect(fieldsIn(again).get(`${document}/0/digest`)).toBe(digest)
    const change = { '/facts/testReports': 'none', do: 'save' }
    expect((await send(supervisor, next, fieldsIn(again), change)).status).toBeLessThan(400)
    // Somebody else had the same page open: nothing of theirs is written over, nothing of mine is lost.
    const late = await send(supervisor, next, fieldsIn(again), {
      '/facts/manufacturerName': 'Mine',
      do: 'save',
    })
    const kept = await late.text()
    expect(late.status).toBe(409)
    expect(kept).toContain('value="Mine"')
    expect(await text(operator, '/work/models')).toContain('HB-S8')
    expect((await operator.request(at)).status).toBe(403)
    expect(installation.logged).toEqual([])
  })

  it('are refused with every fault at its question, in its open section, and nothing that was typed is lost', async () => {
    const { supervisor, receiver } = await openWorkplace()
    const document = '/facts/declarationOfConformity'
    const answer = await send(supervisor, at, fieldsIn(await text(supervisor, at)), {
      '/facts/manufacturerEmail': 'no mail',
      '/facts/expectedLifetimeYears': '1000',
      [`${document}/0/title`]: 'Only a title',
      '/facts/testReports': 'none',
      '/facts/testReports/0/title': 'And yet one',
      do: 'save',
    })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    for (const wrong of [
      'model',
      'facts-manufacturerEmail',
      'facts-expectedLifetimeYears',
      'facts-declarationOfConformity-0-digest',
      'facts-testReports',
    ])
      expect([wrong, page.includes(`href="#q-${wrong}"`)]).toEqual([wrong, true])
    for (const typed of ['no mail', '1000', 'Only a title', 'And yet one'])
      expect([typed, page.includes(`value="${typed}"`)]).toEqual([typed, true])
    expect(page.match(/<details class="group" open>/g)?.length).toBeGreaterThan(2)
    expect(await text(supervisor, '/work/models')).toContain(passportPhrases.modelsNone.en)
    for (const nowhere of [
      '/work/models/clay/form',
      `${at}?model=NONE`,
      '/work/models/battery/versions?model=x',
    ])
      expect((await supervisor.request(nowhere)).status).toBe(404)
    expect(await text(receiver, '/work/models')).not.toContain('HB-S8')
    for (const body of [
      '',
      'do=line/facts/nothing',
      '%2Ffacts%2FtestReports%2F99999%2Ftitle=x&do=save',
    ])
      expect((await send(supervisor, at, new URLSearchParams(body))).status).toBeLessThan(500)
  })

  it('read back what they wrote, whatever is said of a model', async () => {
    for (const stream of (await loadStreams()).values()) {
      const { passportPoints } = stream
      if (passportPoints === undefined) continue
      const fields = fieldsOfModel(passportPoints)
      const lists = fields.filter(({ parts }) => parts !== undefined)
      const facts = Object.fromEntries([
        ...lists.map(({ name, parts = [] }) => [
          name,
          [Object.fromEntries(parts.map((part) => [part.name, '1']))],
        ]),
        ...fields.filter(({ type }) => type === 'text').map(({ name }) => [name, 'A']),
        ...fields.filter(({ type }) => type === 'yes_no').map(({ name }) => [name, true]),
      ])
      const timeZone = 'Asia/Hong_Kong'
      const typed = typedOfFacts(fields, facts, { under: '/facts', timeZone })
      expect(factsAt('/facts', fields, { typed, timeZone })).toEqual(facts)
      const none = Object.fromEntries(lists.map(({ name }) => [name, []]))
      const empty = typedOfFacts(fields, none, { under: '/facts', timeZone })
      expect(factsAt('/facts', fields, { typed: empty, timeZone })).toEqual(none)
    }
  })
})

describe('a passport by the pages', () => {
  it('shows its holder how it stands and what it lacks, is suspended, let hold and revoked with a reason', async () => {
    const installation = await openTestInstallation()
    await walkTo(installation, 'passport_issued', {})
    await startTestJobs(installation)
    await versionsOf(installation)
    const supervisor = await signUpPerson(installation, { role: 'supervisor' })
    const operator = await signUpPerson(installation, { role: 'operator' })
    const path = '/work/batches/PROD-HK-0001/passport'
    expect(await text(supervisor, '/work/passports')).toContain('PROD-HK-0001')
    for (const language of languages) {
      const page = await text(supervisor, `${path}?lang=${language}`)
      for (const name of ['lackingMandatory', 'have', 'derived', 'neverComplete'] as const)
        expect(page).toContain(passportPhrases[name][language])
      // One number, one meaning: the four figures add up, and what they call lacking is what is listed as such.
      const [, figures = '', lacking = ''] =
        /<dl class="figures">(.+?)<\/dl>.+?<details class="group" open>(.+?)<\/details>/s.exec(
          page,
        ) ?? []
      expect([...figures.matchAll(/<dd>(\d+)/g)].map(([, n]) => Number(n))).toEqual([36, 10, 7, 19])
      expect(lacking).toContain(
        `${passportPhrases.lackingMandatory[language]}</b> <span class="num">19<`,
      )
      expect(lacking.match(/<li>/g)).toHaveLength(19)
    }
    const page = await text(supervisor, `${path}?lang=en`)
    expect(page).toContain('/stages/passport_data_recorded')
    const [, version = ''] = /name="version" value="([^"]+)"/.exec(page) ?? []
    const change = (who: TestPerson, fields: Record<string, string>) =>
      send(who, path, new URLSearchParams({ version, ...fields }))
    const revoke = `/${version}/revoke/reason`
    const suspend = `/${version}/suspend/reason`
    const asOperator = await change(operator, { do: 'revoke', [revoke]: 'facts_wrong' })
    expect(asOperator.status).toBe(403)
    expect(await text(operator, path)).toContain(passportPhrases.supervisorDoes.en)
    const bare = await change(supervisor, { do: 'revoke' })
    expect([bare.status, await bare.text()]).toEqual([
      422,
      expect.stringContaining(`href="#q-${version}-revoke-reason"`),
    ])
    expect((await change(supervisor, { do: 'revoke', [revoke]: 'recycled' })).status).toBe(422)
    expect((await change(supervisor, { do: 'explode' })).status).toBe(422)
    const other = { version: crypto.randomUUID(), do: 'reinstate' }
    expect((await change(supervisor, other)).status).toBe(404)

    const suspended = await change(supervisor, { do: 'suspend', [suspend]: 'disputed' })
    expect(suspended.headers.get('location')).toBe(`${path}?changed=${version}#v-${version}`)
    const shown = await text(supervisor, `${path}?changed=${version}`)
    for (const said of [
      'It is now: Suspended',
      'What it says is disputed',
      passportPhrases.reinstate.en,
    ])
      expect(shown).toContain(said)
    expect((await change(supervisor, { do: 'reinstate' })).status).toBe(303)
    expect(await text(supervisor, path)).not.toContain(passportPhrases.reinstate.en)
    const revoked = { do: 'revoke', [revoke]: 'facts_wrong' }
    expect((await change(supervisor, revoked)).status).toBe(303)
    expect(await text(supervisor, path)).toContain('What it says is not right')
    const after = await change(supervisor, { do: 'suspend', [suspend]: 'disputed' })
    expect(after.status).toBe(409)
    expect(installation.logged).toEqual([])
  })

  it('has its data recorded from the batch’s page, lists line by line', async () => {
    const { operator } = await openWorkplace()
    const batch = '/work/batches/PACK-HK-0002'
    expect(await text(operator, batch)).toContain(`${batch}/passport`)
    const path = `${batch}/stages/passport_data_recorded`
    expect(await text(operator, `${batch}/passport`)).toContain(`href="${path}"`)
    const form = await text(operator, path)
    const list = '/facts/sparePartSources'
    const wrong = await send(operator, path, fieldsIn(form), {
      [`${list}/0/email`]: 'not mail',
      do: 'record',
    })
    const page = await wrong.text()
    expect(wrong.status).toBe(422)
    for (const one of ['name', 'email'])
      expect(page).toContain(`href="#q-facts-sparePartSources-0-${one}"`)
    const right = { [`${list}/0/name`]: 'Parts Ltd', [`${list}/0/email`]: 'parts@example.org' }
    const recorded = await send(operator, path, fieldsIn(page), { ...right, do: 'record' })
    expect(recorded.status).toBe(303)
    const shown = await text(operator, recorded.headers.get('location') ?? '')
    expect(shown).toContain('Name: Parts Ltd, E-mail: parts@example.org')
  })
})

async function text(person: TestPerson, path: string): Promise<string> {
  const answer = await person.request(path)
  expect([path, answer.status]).toEqual([path, 200])
  return answer.text()
}
