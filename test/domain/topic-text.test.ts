import { expect, it } from 'vitest'
import { topicText } from '../../domain/topic-text.ts'
import { words } from '../../domain/words.ts'

it('tells of danger before anything else, in the reader’s language', () => {
  const danger = words('RED: may react or burn', '紅級：可能起反應或燃燒', '红级：可能反应或燃烧')
  const told = topicText('hand_over.offered', 'H-1', { danger, by: 'harbour' })
  expect(told.en).toContain('⚠ RED: may react or burn · by: harbour')
  expect(told['zh-Hant']).toContain('⚠ 紅級：可能起反應或燃燒')
  expect(told['zh-Hans']).toContain('⚠ 红级：可能反应或燃烧')
  expect(topicText('hand_over.offered', 'H-1', { danger: 'red' }).en).not.toContain('⚠')
})
