import { expect, it } from 'vitest'
import { createApp } from '../../../api/app.ts'
import { bundle, createReadChecker } from '../../../api/public-record/checker-script.ts'
import { recordPath } from '../../../api/public-record/neighbour.ts'
import { languages } from '../../../domain/words.ts'
import { phrases } from '../../../web/pages/record/phrases.ts'
import type { RecordView } from '../../../web/pages/record/view.ts'
import { jsonOf } from '../../harness/answers.ts'
import { dig, openClay, record } from '../../harness/clay.ts'

it('shows records also where the checker cannot be put together, says so on the page and once in the log', async () => {
  const installation = await openClay()
  const logged: string[] = []
  const log = (line: string) => void logged.push(line)
  const readChecker = createReadChecker(log, () => bundle('/nowhere/checker.ts'))
  const app = createApp({ installation, now: () => new Date(), log, readChecker })
  const scan = dig('LUMP', 500)
  await record(installation, scan)
  const batch = await installation.store.public.selectFrom('batch').select('id').executeTakeFirst()
  const path = recordPath(batch?.id ?? '')
  for (const language of languages) {
    const answer = await app.request(`${path}?lang=${language}`)
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(page).toContain(phrases.checksMissing[language])
    expect(page).toContain(`<a href="${path}/evidence.zip"`)
    expect(page).not.toMatch(/<script|data-evidence/)
  }
  const json = await app.request(path, { headers: { accept: 'application/json' } })
  expect((await jsonOf<RecordView>(json)).code).toBe('LUMP')
  expect((await app.request('/checker/AAAAAAAAAAAAAAAAAAAAAA.js')).status).toBe(404)
  expect(logged).toEqual([
    expect.stringMatching(/^Cannot put the checker of record pages together/),
  ])
})
