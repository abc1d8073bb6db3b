import { expect, it } from 'vitest'
import { openTestInstallation } from '../../harness/installation.ts'
import { signUpPerson, type TestPerson } from '../../harness/people.ts'
import { walkExamples } from '../../harness/walk-examples.ts'

it('says in words what no person wrote, wherever a page shows it', async () => {
  const installation = await openTestInstallation()
  const records = await walkExamples(installation, 'textile')
  const administrator = await signUpPerson(installation, { role: 'administrator' })
  for (const [path, words] of [
    ['/work/batches/SACK-HK-0002', '<dt>隔離前狀態</dt><dd>已接收</dd>'],
    ['/work/batches/FIB-HK-0001', '<dt>最可能的兩種纖維</dt><dd>棉、亞麻</dd>'],
    ['/work/batches/YARN-HK-0001/passport', '<p>紗線</p>'],
    ['/work/batches/YARN-HK-0001/passport', '<p>彈性纖維：0 萬分之一，單一材質：否 '],
    ['/work/batches/YARN-HK-0001/passport', '<p>未經染色</p>'],
    ['/work/batches/YARN-HK-0001/passport', ' 萬分之一</p>'],
    // Bought fibre is virgin, which collected fibre never is.
    [records.get('VIRGIN-HK-0001') ?? '', '<dt>來源類別</dt><dd><bdi>原生</bdi></dd>'],
  ] as const) {
    expect(await pageFor(administrator, path)).toContain(words)
  }

  // Warnings that were sealed with an event, and its days, read as on the page of its batch.
  const batch = await pageFor(administrator, '/work/batches/YARN-HK-0001')
  const paths = batch.match(/\/work\/batches\/YARN-HK-0001\/erasures\/[\w-]+/g) ?? []
  const pages = await Promise.all(paths.map((path) => pageFor(administrator, path)))
  const all = pages.join('')
  expect(all).toContain('只供持有者查閱而又無人需要的資料，可予刪除')
  expect(all).toMatch(/異常：[^<{]*早於/)
  expect(all).toMatch(/付運日期：\d{4}年/)
  expect(all).not.toContain('message&quot;')
})

it('calls a fact of a model by its label when it is refused', async () => {
  const installation = await openTestInstallation()
  const supervisor = await signUpPerson(installation, { role: 'supervisor' })
  const body = new URLSearchParams({ '/model': 'X', '/facts/massGrams': '-5' }).toString()
  const headers = {
    'accept-language': 'zh-HK',
    'content-type': 'application/x-www-form-urlencoded',
  }
  const asked = { method: 'POST', body, headers }
  const page = await (await supervisor.request('/work/models/battery/form', asked)).text()
  expect(page).toContain('「電池重量」的內容')
  expect(page).not.toContain('「massGrams」')
})

async function pageFor(person: TestPerson, path: string): Promise<string> {
  const headers = { accept: 'text/html', 'accept-language': 'zh-HK' }
  return (await person.request(path, { headers })).text()
}
