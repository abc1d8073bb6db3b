import { expect } from 'vitest'
import { partsOf } from '../../api/recording/parse.ts'
import { battery } from './held-pack.ts'
import type { TestInstallation } from './installation.ts'

/** Walks the battery stream's example up to a stage, with what its product's passport says instead. */
export async function walkTo(installation: TestInstallation, stage: string, passport: object) {
  const walk = installation.streams.get('battery')?.examples ?? []
  const end = walk.findIndex((one) => one.stage === stage) + 1
  const scans = walk.slice(0, end).map(({ afterMinutes, facts, ...example }) => ({
    ...battery(example.stage, example),
    facts: example.stage === 'passport_issued' ? { ...facts, ...passport } : { ...facts },
    eventTime: new Date(Date.parse('2026-10-01T00:00:00Z') + afterMinutes * 60_000).toISOString(),
  }))
  const receipts = await installation.recorder.record(partsOf(scans, installation.actor))
  expect(receipts.flatMap((one) => ('faults' in one ? one.faults : []))).toEqual([])
}
