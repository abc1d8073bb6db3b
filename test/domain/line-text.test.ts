import { describe, expect, it } from 'vitest'
import { accountOf, isEmail } from '../../domain/email-address.ts'
import { hasUnseenCharacter } from '../../domain/line-text.ts'

describe('a text of one line', () => {
  it.each([
    'a\u0000b',
    'a\nb',
    'a\u0085b',
    'a\ud800',
    'a\u202eb',
    'a\u200fb',
    'a\u2067b',
    'a\u061cb',
    'a\u200bb',
    '\ufeffa',
    'a\u00adb',
    'a\u2060b',
    'a\u034fb',
    '\u3164',
    '\u115f',
    '\uffa0',
    'a\u2028b',
    '\u2800',
    'a\u{e0041}',
    'a\ufff9b',
    'a\u200db',
    'a\u200c',
  ])('holds no character that its reader would not see: %j', (text) => {
    expect(hasUnseenCharacter(text)).toBe(true)
  })

  it.each([
    'Chan Tai Man',
    '陳大文',
    '葛\u{e0100}飾',
    'क्\u200dष',
    'می\u200cخواهم',
    '👩\u200d🔬',
    '❤\ufe0f',
    '27 ℃',
  ])('may be written as its language and its pictures need: %s', (text) =>
    expect(hasUnseenCharacter(text)).toBe(false),
  )
})

describe('an e-mail address', () => {
  it.each([
    'a\u202e@b.example',
    'a\u200bb@c.example',
    '\u212aate@b.example',
    'a@\u212a.example',
    'ｋate@b.example',
    'ſam@b.example',
    'É@b.example',
    'a@b\u00ad.example',
    ' a@b.example',
    'a\u0000@b.example',
    '\u0130@b.example',
    'ﬁ@b.example',
    'a b@c.example',
    'a@b@c',
  ])('is refused where a machine would read another one than its reader: %j', (text) => {
    expect(isEmail(text)).toBe(false)
  })

  it.each([
    'kate@b.example',
    "o'neil+1@b.example",
    'KATE@B.Example',
    'josé@b.example',
    '陳@b.example',
  ])('is taken as it is written: %s', (text) => expect(isEmail(text)).toBe(true))

  it('is folded in A to Z alone, so that no other letter becomes one of them', () => {
    expect(accountOf(' KATE@B.Example ')).toBe('kate@b.example')
    expect(accountOf('\u212aate@b.example')).toBe('\u212aate@b.example')
  })
})
