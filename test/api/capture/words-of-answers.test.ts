import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Field } from '../../../domain/field.ts'
import type { Fault } from '../../../domain/refusal.ts'
import { namesOfAll } from '../../../workflows/shown-names.ts'
import type { Stage } from '../../../workflows/stream.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'

/** A value that a field of this type cannot be read from. */
function wrongFor({ type }: Field): unknown {
  return type === 'text' || type === 'list' || type === 'record' ? 7 : 'nonsense'
}

/** Scans of one stage that are wrong in many ways: nothing filled in, and everything filled in wrongly. */
function wrongScans(
  stream: string,
  { name, fields, outputFields = [] }: Stage,
): readonly unknown[] {
  const wrong = (asked: readonly Field[]) =>
    Object.fromEntries(asked.map((field) => [field.name, wrongFor(field)]))
  const scan = { stream, stage: name, facility: 'A', eventTime: '2026-11-22T10:15:00+08:00' }
  const output = { batch: 'NEW-1', kind: 'nothing', massGrams: 5, facts: wrong(outputFields) }
  return [
    { ...scan, id: randomUUID(), batches: [{ batch: 'PACK-1' }], facts: {} },
    {
      ...scan,
      id: randomUUID(),
      facts: wrong(fields),
      outputs: [output],
      batches: [{ batch: 'PACK-1' }],
    },
    {
      ...scan,
      id: randomUUID(),
      facts: { ...wrong(fields), unheardOf: 1 },
      losses: [{ reason: 'nothing', grams: 1 }],
    },
  ]
}

const header = { en: 'en', 'zh-Hant': 'zh-HK', 'zh-Hans': 'zh-CN' } as const

async function faultsOf(
  { request }: TestInstallation,
  scans: readonly unknown[],
  language: keyof typeof header,
): Promise<readonly Fault[]> {
  const answer = await request('/api/v1/scans', {
    method: 'POST',
    body: JSON.stringify(scans),
    headers: { 'accept-language': header[language] },
  })
  const receipts = (await answer.json()) as readonly { readonly faults?: readonly Fault[] }[]
  return receipts.flatMap(({ faults = [] }) => faults)
}

describe('what the one way in answers a Chinese reader', () => {
  it('names no field, stage, state or choice of the code, at any stage, and keeps them in the values', async () => {
    const installation = await openTestInstallation()
    const { names = {}, fields = {} } = namesOfAll(installation.streams)
    const code = new Set(
      [...Object.keys(names), ...Object.keys(fields)].filter((name) => /_|[a-z][A-Z]/.test(name)),
    )
    let named = 0
    for (const stream of installation.streams.values()) {
      const scans = Object.values(stream.allStages).flatMap((stage) =>
        wrongScans(stream.name, stage),
      )
      const english = await faultsOf(installation, scans, 'en')
      for (const language of ['zh-Hant', 'zh-Hans'] as const) {
        const chinese = await faultsOf(installation, scans, language)
        expect(chinese.map(({ says, values }) => [says, values])).toEqual(
          english.map(({ says, values }) => [says, values]),
        )
        // What somebody sent is said as they wrote it.
        const bare = chinese.filter(({ message, values: { given = '' } }) =>
          (
            message.replaceAll(`「${given}」`, '').replaceAll(`“${given}”`, '').match(/\w+/g) ?? []
          ).some((word) => code.has(word)),
        )
        expect(bare.map(({ message, says }) => `${says}: ${message}`)).toEqual([])
        named += chinese.length
      }
    }
    expect(named).toBeGreaterThan(1_000)
  })
})
