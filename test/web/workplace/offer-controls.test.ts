import { expect, it } from 'vitest'
import { words } from '../../../domain/words.ts'
import { offerControls } from '../../../web/pages/workplace/hand-over/offer-controls.ts'

const custody = {
  papers: [
    {
      name: 'collectedAt',
      label: words('Collected', '收集', '收集'),
      type: 'time',
      audience: 'authority',
      source: { basis: 'house', text: 'test' },
    },
  ],
  retentionMonths: { value: 1, source: { basis: 'house', text: 'test' } },
} as const

it.each([
  ['2026-10-25T02:30', 'Europe/Berlin', 'one'],
  ['2026-10-25T02:30', 'Asia/Hong_Kong', 'time'],
  ['2026-10-25T04:30', 'Europe/Berlin', 'time'],
])('asks of a time on the papers which of two is meant: %s, %s: %s', (text, timeZone, kind) => {
  const typed = new Map([['/papers/collectedAt', [text]]])
  const base = {
    typed,
    timeZone,
    custody,
    facilities: [],
    partners: [],
    known: new Map(),
    isRecalled: false,
  }
  const asked = offerControls({ ...base, language: 'en' })
  expect(asked.at(-1)).toMatchObject({ pointer: '/papers/collectedAt', filling: { kind } })
})

it('offers partners by the name in the reader’s language, and by the short name where the name would mean somebody else or several', () => {
  const partners = [
    { slug: 'hk-metro', name: 'metro' },
    { slug: 'one', name: 'Alike' },
    { slug: 'two', name: 'Two Ltd', names: { en: 'alike', 'zh-Hant': '第二' } },
    { slug: 'three', name: 'Three Ltd' },
  ]
  const base = { typed: new Map(), timeZone: 'UTC', custody, facilities: [], known: new Map() }
  const usualIn = (language: 'en' | 'zh-Hant') => {
    const asked = offerControls({ ...base, partners, isRecalled: false, language })
    const filling = asked.find(({ pointer }) => pointer === '/receiver')?.filling
    return filling?.kind === 'text' ? filling.usual : undefined
  }
  expect(usualIn('en')).toEqual(['hk-metro', 'one', 'two', 'Three Ltd'])
  expect(usualIn('zh-Hant')).toEqual(['hk-metro', 'one', '第二', 'Three Ltd'])
})
