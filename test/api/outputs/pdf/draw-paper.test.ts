import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { drawPaper } from '../../../../api/outputs/pdf/draw-paper.ts'
import { type Paper, textsOf } from '../../../../api/outputs/pdf/paper.ts'
import { type Language, languages } from '../../../../domain/words.ts'

describe('a report on paper', () => {
  it.each(languages)(
    'brings fonts for every character of its texts along, in %s',
    async (language) => {
      const paper = paperIn(language, 3)
      const bytes = await drawPaper(paper)
      const drawn = charactersIn(bytes)
      const asked = new Set(textsOf(paper).join('').replaceAll(/\s/g, ''))
      expect([...asked].filter((one) => !drawn.has(one))).toEqual(['😀'])
      expect(bytes.toString('latin1')).not.toMatch(/Helvetica|Times-Roman/)
    },
  )

  it('draws what stands in the fonts of one place only for readers of the other', async () => {
    const drawn = charactersIn(
      await drawPaper({ ...paperIn('zh-Hant', 1), title: '锂电池登记册 記' }),
    )
    for (const character of '锂池登记册記') expect(drawn).toContain(character)
  })

  it('names the character that no font has by its number', async () => {
    const drawn = charactersIn(await drawPaper({ ...paperIn('en', 0), notes: ['\u{1F600}'] }))
    for (const character of '[U+1F600]') expect(drawn).toContain(character)
    expect(drawn).not.toContain('\u{1F600}')
  })

  it('goes on over pages, with a row never cut in two', async () => {
    expect(pagesOf(await drawPaper(paperIn('en', 3)))).toBe(1)
    expect(pagesOf(await drawPaper(paperIn('en', 200)))).toBeGreaterThan(4)
  })

  it('breaks a word that is longer than its column, and ends rows that would fill a page', async () => {
    const paper = paperIn('en', 1)
    const [table] = paper.tables
    if (table === undefined) throw new Error('no table')
    const long = 'x'.repeat(5_000)
    const bytes = await drawPaper({
      ...paper,
      tables: [{ ...table, rows: [['2026-10-01', long, '1']] }],
    })
    expect(pagesOf(bytes)).toBeLessThanOrEqual(2)
  })

  it('is the same for the same report', async () => {
    const digests = await Promise.all(
      [1, 2].map(async () => {
        const bytes = await drawPaper(paperIn('zh-Hant', 20))
        return createHash('sha256').update(bytes).digest('hex')
      }),
    )
    expect(digests[0]).toBe(digests[1])
  })
})

function paperIn(language: Language, rows: number): Paper {
  return {
    language,
    title: {
      en: 'Incoming: October 2026',
      'zh-Hant': '接收登記冊：2026年10月',
      'zh-Hans': '接收登记册：2026年10月',
    }[language],
    facts: [
      ['機構', '海港電池 Harbour Batteries'],
      ['期间', '2026-10-01 – 2026-11-01'],
    ],
    tables: [
      {
        caption: '移交',
        columns: [
          { name: '日期', align: 'start', width: 1 },
          { name: 'Goods', align: 'start', width: 3 },
          { name: 'g', align: 'end', width: 1 },
        ],
        rows: Array.from({ length: rows }, (_, at) => [
          '2026-10-01',
          `鋰離子電池模組 PK-${at} 😀`,
          '412,500',
        ]),
        total: ['', '', String(412_500 * rows)],
      },
    ],
    notes: ['Regulation (EU) 2023/1542, Art. 71: 70 % ≥ 65 %'],
    digest: 'hX0Zk3o0C1m2mJkq0fGkVw1nPZbUqzJ5yQm0cWkM3bY',
    address: 'https://loomcell.example/work/registers/incoming?from=2026-10-01&to=2026-11-01',
    madeAt: new Date('2026-11-01T00:00:00Z'),
  }
}

function pagesOf(bytes: Buffer): number {
  return bytes.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0
}

/** What a reader may select: the characters that the fonts' own tables (ToUnicode) name. */
function charactersIn(bytes: Buffer): ReadonlySet<string> {
  const text = bytes.toString('latin1')
  const streams = [...text.matchAll(/stream\n(.*?)\nendstream/gs)].map(([, body = '']) =>
    unpacked(body),
  )
  const maps = streams.filter((stream) => stream.includes('begincmap'))
  const ranges = maps.flatMap((map) =>
    [...map.matchAll(/\[(<[0-9a-f <>]+>)\]/g)].map(([, list = '']) => list),
  )
  const hexes = ranges.flatMap((list) =>
    [...list.matchAll(/<([0-9a-f ]+)>/g)].map(([, hex = '']) => hex),
  )
  return new Set(
    hexes.flatMap((hex) => [
      ...Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
    ]),
  )
}

function unpacked(body: string): string {
  try {
    return inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
  } catch {
    return ''
  }
}
