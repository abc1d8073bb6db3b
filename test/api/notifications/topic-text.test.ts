import { describe, expect, it } from 'vitest'
import { topicText } from '../../../api/notifications/topic-text.ts'
import { notifiedTopics } from '../../../domain/topic.ts'
import { languages, words } from '../../../domain/words.ts'

const payload = {
  handOver: '018f6f6e-8c1a-7f3e-9d55-2f6a0c3b7e10',
  kind: 'export_permit',
  sender: 'hk-harbour',
  by: 'hk-harbour',
  role: 'supervisor',
  step: 'part_accept',
  state: 'part_accepted',
  severity: 'fire_hazard',
  dueTime: '2026-11-26T10:00:00.000Z',
}
const reader = {
  timeZone: 'Asia/Tokyo',
  names: new Map([['hk-harbour', { name: 'Harbour Metals' }]]),
}

describe('what people are told', () => {
  it('is said of every topic in three languages, without codes, ids or raw times', () => {
    const subject = '018f6f6e-8c1a-7f3e-9d55-2f6a0c3b7e10'
    for (const topic of notifiedTopics) {
      const told = topicText({ topic, subject, payload }, reader)
      for (const language of languages) {
        const text = told[language]
        expect(text, topic).not.toMatch(/hk-harbour|\w_\w|\dT\d|\dZ\b|[0-9a-f]{8}-|\{/)
        expect(text, topic).toContain('Harbour Metals')
      }
      const chinese = told['zh-Hant'] + told['zh-Hans']
      expect(chinese, topic).not.toMatch(/\p{Script=Han}[.,:;()]/u)
      expect(told['zh-Hant'], topic).not.toBe(told['zh-Hans'])
    }
  })

  it('gives the time on the clock of the reader, the deadline by its name, the role by its label', () => {
    const told = topicText({ topic: 'deadline.near', subject: 'P-1', payload }, reader)
    expect(told).toEqual({
      en: 'The deadline of P-1 is near · Export permit ends · from: Harbour Metals · by: Harbour Metals · role: Supervisor · due: 26 Nov 2026, 19:00 UTC+9',
      'zh-Hant':
        'P-1 的期限將至 · 出口許可證到期 · 來自：Harbour Metals · 操作者：Harbour Metals · 角色：主管 · 期限：2026年11月26日 19:00 UTC+9',
      'zh-Hans':
        'P-1 的期限将至 · 出口许可证到期 · 来自：Harbour Metals · 操作方：Harbour Metals · 角色：主管 · 期限：2026年11月26日 19:00 UTC+9',
    })
  })

  it('calls a hand-over by its goods and the other side, once, in a sentence without a hole', () => {
    const subject = payload.handOver
    const name = words(
      'M-1 (2 kg, from Harbour Metals)',
      'M-1（2 kg，來自 Harbour Metals）',
      'M-1（2 kg，来自 Harbour Metals）',
    )
    const named = {
      ...reader,
      handOvers: new Map([[subject, { words: name, code: 'M-1', other: name }]]),
    }
    const told = topicText(
      { topic: 'hand_over.dispatched', subject, payload: { sender: 'hk-harbour' } },
      named,
    )
    expect(told).toEqual({
      en: 'Hand-over M-1 (2 kg, from Harbour Metals) is on its way',
      'zh-Hant': '移交 M-1（2 kg，來自 Harbour Metals）的貨物已起運',
      'zh-Hans': '移交 M-1（2 kg，来自 Harbour Metals）的货物已发运',
    })
  })

  it('tells of danger before anything else, in the reader’s language', () => {
    const danger = words('RED: may react or burn', '紅級：可能起反應或燃燒', '红级：可能反应或燃烧')
    const offered = { topic: 'hand_over.offered', subject: 'H-1' } as const
    const told = topicText({ ...offered, payload: { danger, by: 'harbour' } }, reader)
    expect(told.en).toContain('⚠ RED: may react or burn · by: harbour')
    expect(told['zh-Hant']).toContain('⚠ 紅級：可能起反應或燃燒')
    expect(told['zh-Hans']).toContain('⚠ 红级：可能反应或燃烧')
    const coded = topicText({ ...offered, payload: { danger: 'red' } }, reader)
    expect(coded.en).not.toContain('⚠')
  })
})
