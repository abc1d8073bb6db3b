import { expect, it } from 'vitest'
import { words } from '../../domain/words.ts'
import { facilitySections } from '../../web/pages/inspection/facility-sections.ts'
import type { InspectedFacility } from '../../web/pages/inspection/view.ts'

it('sums up what is in quarantine where a page cannot list all of it', () => {
  const label = words('Pack', '電池組', '电池组')
  const batch = { kind: label, state: label, grams: 400_000, since: '2026-11-01', danger: label }
  const apart = { lines: 250, grams: 100_000_000, unweighed: 0 }
  const view: InspectedFacility = {
    of: 'facility',
    organisation: { name: 'Harbour Reuse Ltd' },
    readTime: '2026-11-28T00:00:00Z',
    until: '2026-11-28T00:15:00Z',
    timeZone: 'Asia/Hong_Kong',
    name: 'Yard',
    code: 'TM',
    address: null,
    jurisdiction: 'HK',
    licences: [],
    held: apart,
    batches: [],
    apart,
    quarantined: Array.from({ length: 100 }, (_none, at) => ({ ...batch, code: `P-${at}` })),
    movements: [],
    movementDays: 90,
  }
  const [, quarantine = ''] =
    /In quarantine<\/h2>(.*?)<\/section>/s.exec(String(facilitySections(view, 'en'))) ?? []
  expect(quarantine).toContain('250 batches, 100,000 kg')
  expect(quarantine).toContain('The first 100, oldest first.')
})
