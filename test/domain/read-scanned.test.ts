import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batchLink } from '../../domain/batch-link.ts'
import { readScanned } from '../../domain/read-scanned.ts'
import { longestScanned, scannedText, withoutSentence } from '../../domain/scanned-text.ts'
import { shortCodeOf } from '../../domain/short-code.ts'

const id = '0197d2a4-5b6c-7d8e-9f01-23456789abcd'
const short = shortCodeOf(id)
const link = batchLink('https://loom.example', id)
const gs1 = batchLink('https://loom.example', id, {
  companyPrefix: '952123',
  kind: { as: 'item', itemReference: 1 },
})
const groups = short.match(/.{1,4}/g) ?? []

describe('the text of what was scanned', () => {
  it.each([
    ['“A-1”', 'A-1'],
    ['(("A-1"))', 'A-1'],
    ['[ A (1) ]', 'A (1)'],
    ['"A-1', '"A-1'],
    ['A-1)', 'A-1)'],
  ])('reads %s as %s', (given, text) => {
    expect(scannedText(given)).toBe(text)
  })

  it('is read at once, however many marks stand there', () => {
    const quotes = `${'"'.repeat(longestScanned - 1)}A`
    expect(scannedText(quotes)).toBe(quotes)
    expect(scannedText(`${'('.repeat(1_999)}A${')'.repeat(2_000)}`)).toBe('A')
    const ends = `${'.'.repeat(longestScanned)}A`
    expect(withoutSentence(ends)).toBe(ends)
    expect(withoutSentence(`A${'.'.repeat(longestScanned)}`)).toBe('A')
    expect(scannedText('…'.repeat(longestScanned))).toHaveLength(longestScanned)
  })
})

describe('what was scanned', () => {
  it.each([
    ['a link', link],
    ['a link in capitals', link.toUpperCase()],
    ['a link in small letters', link.toLowerCase()],
    ['a link without a scheme', link.replace('https://', '')],
    ['a link with a slash at the end', `${link}/`],
    ['a link with a query of a messenger', `${link}?utm_source=chat#top`],
    ['a link at the end of a sentence', `${link}.`],
    ['a link at the end of a Chinese sentence', `${link}。`],
    ['a link in quotes', `“${link}”`],
    ['a link in brackets', `(${link})`],
    ['a link with the line end of a wedge', `${link}\r\n`],
    ['a link with the name of its bar code', `]Q1${link}`],
    [
      'a link with marks that nobody sees',
      `\u200b${link.slice(0, 20)}\u00ad${link.slice(20)}\ufeff`,
    ],
    ['a GS1 Digital Link', gs1],
    ['a short code', short],
    ['a short code in small letters', short.toLowerCase()],
    ['a short code in groups', groups.join('-')],
    ['a short code in groups with spaces', groups.join(' ')],
    ['a short code in groups with long dashes', groups.join('–')],
    ['a short code in groups with dots', groups.join('·')],
    ['a short code with O for 0 and l for 1', short.replaceAll('0', 'O').replaceAll('1', 'l')],
    ['a short code in wide letters', wide(short)],
    ['a short code with a tab', `\t${short}\t`],
  ])('leads to its batch by %s', (_name, text) => {
    expect(readScanned(text)?.id).toBe(id)
  })

  it.each([
    ['PK-0001', 'PK-0001'],
    ['  PK-0001 \r\n', 'PK-0001'],
    ['「PK-0001」', 'PK-0001'],
    ['"PK-0001"', 'PK-0001'],
    ['ＰＫ－０００１', 'PK-0001'],
    ['PK\u200b-0001', 'PK-0001'],
    ['PK-0001\u001d', 'PK-0001'],
    [']C1PK-0001', 'PK-0001'],
    ['PK  0001', 'PK 0001'],
  ])('reads %j as the code of an organisation', (text, code) => {
    expect(readScanned(text)).toEqual({ text: code })
  })

  it('keeps a mark at the end beside the text without it: a code may end with one', () => {
    expect(readScanned('PK-0001.')).toEqual({ text: 'PK-0001.', withoutEnd: 'PK-0001' })
    expect(readScanned('PK-0001，')).toEqual({ text: 'PK-0001,', withoutEnd: 'PK-0001' })
  })

  it.each(['', '   ', '\r\n', '\u200b', '\u001d'])('reads %j as nothing', (text) => {
    expect(readScanned(text)).toBeUndefined()
  })

  it.each([
    'https://elsewhere.example/b/not-a-code',
    'https://elsewhere.example/',
    'PK-0001',
    '0123456789012345678901234',
  ])('leads nowhere by itself with %j', (text) => {
    expect(readScanned(text)?.id).toBeUndefined()
  })

  it('never throws, and reads what it gave the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const read = readScanned(text)
        if (read === undefined) return
        expect(read.text).toBe(read.text.trim())
        expect(read.text).not.toMatch(/[\u200b\u00ad\r\n\t]/)
      }),
    )
  })

  it('looks at no more than a label can hold', () => {
    expect(readScanned('A'.repeat(1_000_000))?.text.length).toBeLessThanOrEqual(4_000)
  })
})

function wide(text: string): string {
  return text.replaceAll(/[!-~]/g, (mark) =>
    String.fromCodePoint((mark.codePointAt(0) ?? 0) + 0xfee0),
  )
}
