import { describe, expect, it } from 'vitest'
import { routeRights } from '../../../api/http/route-rights.ts'
import { pageRights } from '../../../api/workplace/page-rights.ts'
import { type AuditAction, auditActions } from '../../../domain/audit-action.ts'
import { languages } from '../../../domain/words.ts'
import { auditText, lookedAt } from '../../../web/pages/workplace/organisation/looked-at.ts'
import { jsonOf } from '../../harness/answers.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import { signUpPerson } from '../../harness/people.ts'

describe('what the audit trail says was done', () => {
  it.each(Object.keys(auditActions) as AuditAction[])('is said in every language: %s', (action) => {
    const [en, ...chinese] = languages.map((language) =>
      auditText({ kind: 'administration', action }, language),
    )
    expect(en).toMatch(/^[A-Z][^.]*$/)
    for (const said of chinese) expect(said).toMatch(/^[^A-Za-z.]*(Webhook[^A-Za-z.]*)?$/)
    expect(new Set([en, ...chinese]).size).toBeGreaterThan(1)
  })

  it('names the kind of data of whatever route or page was asked for', () => {
    const requests = [
      ...Object.keys(routeRights).map((route) => route.replace(' ', ' /api/v1')),
      ...Object.keys(pageRights),
    ]
    const unnamed = requests.filter(
      (request) => lookedAt(request.replace(/:\w+/g, 'B1'), 'en') === 'Data',
    )
    expect(unnamed).toEqual([])
  })

  it('is told in the language asked for, beside the code, also in a table', async () => {
    const installation = await openTestInstallation()
    await signUpPerson(installation, { role: 'operator' })
    const looking = { action: 'GET /api/v1/batches/B1', kind: 'look' }
    expect(languages.map((language) => auditText(looking, language))).toEqual([
      'Looked at: Batch B1',
      '已查閱：批次 B1',
      '已查阅：批次 B1',
    ])
    expect(lookedAt('GET /api/v1/models/battery', 'zh-Hant')).toBe('型號')
    const body = JSON.stringify({ email: 'new@test.example', role: 'operator' })
    expect(
      (await installation.request('/api/v1/invitations', { method: 'POST', body })).status,
    ).toBe(201)
    expect(await csvOfTrail(installation, 'zh-CN')).toMatch(/,invited,.*,已邀请成员\r?\n/)
    for (const [wish, said] of [
      ['en', ['Downloaded: Audit trail', 'Invited a member']],
      ['zh-HK', ['已下載：查閱紀錄', '已邀請成員']],
    ] as const) {
      const headers = { 'accept-language': wish }
      const answer = await installation.request('/api/v1/audit', { headers })
      const { entries } = await jsonOf<{ entries: { said: string }[] }>(answer)
      expect(entries.map((entry) => entry.said)).toEqual(said)
    }
  })
})

async function csvOfTrail({ request }: TestInstallation, language: string): Promise<string> {
  const headers = { accept: 'text/csv', 'accept-language': language }
  return (await request('/api/v1/audit', { headers })).text()
}
