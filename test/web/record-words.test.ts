import { describe, expect, it } from 'vitest'
import { sentences } from '../../web/pages/record/format.ts'
import { groupsOf } from '../../web/pages/record/origin-groups.ts'
import { recordPage } from '../../web/pages/record/record-page.ts'
import type { RecordView } from '../../web/pages/record/view.ts'
import { jsonOf } from '../harness/answers.ts'
import { openTestInstallation } from '../harness/installation.ts'
import { walkExamples } from '../harness/walk-examples.ts'

const chinese = ['zh-Hant', 'zh-Hans'] as const

describe('a record page', () => {
  it.each(['battery', 'textile'])(
    'of the %s walk speaks like a person in each language',
    async (stream) => {
      const installation = await openTestInstallation()
      const paths = await walkExamples(installation, stream)
      const faults: string[] = []
      for (const [code, path] of paths) {
        for (const language of ['en', ...chinese]) {
          const page = await (await installation.app.request(`${path}?lang=${language}`)).text()
          const found = [...oddities(seen(page), language), ...toldTwice(page)]
          faults.push(...found.map((odd) => `${code} ${language}: ${odd}`))
        }
      }
      expect(faults).toEqual([])
    },
  )

  it('ends a sentence before another as the language does, and calls the sources that are not listed others', async () => {
    expect(sentences('en', 'One', 'Two')).toBe('One. Two')
    expect(sentences('zh-Hant', '一', '二')).toBe('一。二')
    const installation = await openTestInstallation()
    const path = (await walkExamples(installation, 'battery')).get('PROD-HK-0001') ?? ''
    const headers = { accept: 'application/json' }
    const view = await jsonOf<RecordView>(await installation.app.request(path, { headers }))
    if (view.origins === null) throw new RangeError('Cannot test: it has no origins')
    const left = { count: 5, grams: 100, percent: '1' }
    const many = { ...view, origins: { ...view.origins, parentsLeftOut: left } }
    expect(groupsOf(many, 'zh-Hant').map(({ name }) => name)).toContain('其他')
    expect(recordPage(many, 'zh-Hant', '/checker.js')).toContain('<b>其他 × 5</b>')
    expect(recordPage(many, 'en', '/checker.js')).toContain('<b>5 × Others</b>')
  })
})

/** Stages that stand twice in a row among what happened. */
function toldTwice(page: string): readonly string[] {
  const [, list = ''] = /<ol class="stages">([\s\S]*?)<\/ol>/.exec(page) ?? []
  const names = [...list.matchAll(/<li><b>([^<]+)<\/b>/g)].map(([, name = '']) => name)
  return names.filter((name, index) => name === names[index + 1])
}

/** What a reader sees: the text between the marks. */
function seen(page: string): string {
  const [, body = ''] = /<main>([\s\S]*)<\/main>/.exec(page) ?? []
  return body
    .replaceAll(/<code>[^<]*<\/code>|<bdi[^>]*>[^<]*<\/bdi>/g, '')
    .replaceAll(/<\/?(?:b|small|a|span|time|s|i)\b[^>]*>/g, '')
    .replaceAll(/<[^>]+>/g, '\n')
}

/** What no person writes: code names and raw times, and in Chinese Latin marks or a space before per cent. */
function oddities(text: string, language: string): readonly string[] {
  const wrong = [/\b[a-z]+_[a-z_]+\b/g, /\d{4}-\d{2}-\d{2}/g, /\b[a-z]+[A-Z]\w+\b/g]
  const inChinese = [
    /\d %/g,
    /\b(?:Cotton|Polyester|Casing|Cobalt)\b/g,

    /\p{Script=Han}[.,:;]/gu,
    /[。，：；] /g,
  ]
  const patterns = language === 'en' ? wrong : [...wrong, ...inChinese]
  return patterns.flatMap((pattern) => text.match(pattern) ?? [])
}
