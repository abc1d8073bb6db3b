import { describe, expect, it } from 'vitest'
import { zplLabel } from '../../../../api/inventory/labels/zpl-label.ts'
import { zplPicture } from '../../../../api/inventory/labels/zpl-picture.ts'
import { languages, words } from '../../../../domain/words.ts'
import type { Label } from '../../../../web/pages/labels/label-html.ts'
import { qrSymbol } from '../../../../web/pages/labels/qr.ts'
import { dayText } from '../../../../web/pages/local-time.ts'
import { anyDay, labelTexts } from './label-texts.ts'
import { linkInPicture, picturesIn, textsInPictures } from './read-pictures.ts'

/** Dots beside the largest QR that a label has. */
const leastRoom = 380
const drawn = ['zh-Hant', 'zh-Hans'] as const
const howToDraw = 'node test/api/inventory/zpl/draw-glyphs.ts'

describe.each(drawn)('words on a label printer, in %s', (language) => {
  it(`are drawn for every kind, state and danger of every stream (else run ${howToDraw})`, async () => {
    const { kinds, states, dangers, recalls, facts, own } = await labelTexts()
    const lines = [...kinds, ...states, ...facts, ...own].map((text) => ({ text, mostLines: 1 }))
    const boxes = [...dangers, ...recalls].map((text) => ({ text, mostLines: 2, box: 52 }))
    const missing = [...lines, ...boxes].flatMap(({ text, ...room }) => {
      const picture = zplPicture(text[language], { ...room, language, scale: 1, width: leastRoom })
      return picture === undefined ? text[language] : []
    })
    expect(missing).toEqual([])
    const longest = states.map((state) => `${state[language]} ${dayText(anyDay, language)}`)
    for (const said of longest) {
      const room = { language, scale: 1, width: leastRoom, mostLines: 2 }
      expect(zplPicture(said, room), said).toBeDefined()
    }
  })

  it('can be read off the dots again, the danger first of all', async () => {
    const zpl = zplLabel(
      { ...label, danger: amber, massGrams: null, demonstration: true },
      language,
    )
    const day = dayText(anyDay, language)
    const [qr = [], ...texts] = picturesIn(zpl)
    expect(linkInPicture(qr)).toBe(link)
    expect(textsInPictures(texts, language, await allCharacters(language))).toEqual(
      {
        'zh-Hant': ['未稱重', '電池組', `已初檢 ${day}`, '黃級：受損或有缺陷（隔離中）', '示範'],
        'zh-Hans': ['未称重', '电池包', `已初检 ${day}`, '黄级：受损或有缺陷（隔离中）', '演示'],
      }[language],
    )
    expect(zpl).not.toMatch(/AMBER|Pack|Triaged|Demo/)
  })

  it('are in English where a character was never drawn or a line is too long, each line whole', async () => {
    const strange = words('Pug mill', '鑫磨', '鑫磨')
    const long = words('Long', '電池'.repeat(20), '电池'.repeat(20))
    const danger = words('May dust', '鑫塵', '鑫尘')
    const zpl = zplLabel({ ...label, kind: strange, state: long, danger }, language)
    for (const said of ['^FDPug mill^FS', '^FDLong ', '^FDMay dust^FS']) expect(zpl).toContain(said)
    expect(picturesIn(zpl)).toHaveLength(1)
  })
})

it('says chemistry and voltage between code and mass, that it is for trial, and no mass of what is gone', () => {
  const facts = [words('NMC', 'NMC', 'NMC'), words('high voltage', '高壓電', '高压电')]
  const zpl = zplLabel({ ...label, facts, isTrial: true }, 'en')
  expect(zpl).toContain('^FDNMC _c2_b7 high voltage^FS')
  expect(zpl).toContain('^FDTRIAL^FS')
  expect(zpl).toContain('^FD412.35 kg^FS')
  expect(zplLabel({ ...label, massGrams: 0 }, 'en')).not.toMatch(/\^FD0 k?g\^FS/)
  for (const drawnIn of drawn) {
    const pictures = picturesIn(zplLabel({ ...label, facts, isTrial: true }, drawnIn))
    expect(pictures).toHaveLength(5)
  }
})

it.each(languages)('stands on whole dots, and within the margin, in %s', (language) => {
  // Of nine dots to a module, which leave an odd room beside them.
  const symbol = qrSymbol(`${link}?91=one-more`, 'Q')
  const whole = { ...label, symbol, danger: amber, isTrial: true, demonstration: true }
  const zpl = zplLabel(whole, language)
  const lefts = [...zpl.matchAll(/\^FO([^,]+),\d+(?:\^A0N,\d+,\d+(?:\^FR)?\^FB(\d+))?/g)]
  expect(lefts.length).toBeGreaterThan(6)
  for (const [said, left = '', wide = '0'] of lefts) {
    expect(left, said).toMatch(/^\d+$/)
    expect(Number(left) + Number(wide), said).toBeLessThanOrEqual(800 - 24)
  }
})

it('stays in the printer’s own font in English', () => {
  const zpl = zplLabel({ ...label, danger: amber }, 'en')
  expect(picturesIn(zpl).map(linkInPicture)).toEqual([link])
  expect(zpl).toContain('^FDAMBER: damaged or defective, in quarantine^FS')
  expect(zpl).toContain(`^FDTriaged ${dayText(anyDay, 'en')}^FS`)
})

const amber = words(
  'AMBER: damaged or defective, in quarantine',
  '黃級：受損或有缺陷（隔離中）',
  '黄级：受损或有缺陷（隔离中）',
)
const link = 'https://loom.example.org/b/01JDZ8Q4T5V6W7X8Y9ZABCDEFG'
const label: Label = {
  code: 'PACK-HK-0001',
  kind: words('Pack', '電池組', '电池包'),
  state: words('Triaged', '已初檢', '已初检'),
  massGrams: 412_350,
  facts: [],
  isTrial: false,
  day: anyDay,
  link,
  symbol: qrSymbol(link, 'Q'),
  typed: { host: 'loom.example.org', code: '01JDZ8Q4T5V6W7X8Y9ZABCDEFG' },
  demonstration: false,
  danger: undefined,
  recalled: undefined,
}

async function allCharacters(language: (typeof drawn)[number]): Promise<ReadonlySet<string>> {
  const texts = Object.values(await labelTexts()).flat()
  return new Set([...texts.map((text) => text[language]), ' 0123456789年月日'].join(''))
}
