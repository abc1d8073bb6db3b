import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { partsOf } from '../../api/recording/parse.ts'
import type { Receipt } from '../../domain/receipt.ts'
import {
  openTestInstallation,
  shareTestInstallation,
  type TestInstallation,
} from './installation.ts'

/** Folder of the test streams. */
export const clayFolder = fileURLToPath(new URL('../fixtures/streams', import.meta.url))

/** A installation that knows only the stream `clay`. */
export async function openClay(): Promise<TestInstallation> {
  return openTestInstallation({ streamsFolder: clayFolder })
}

/** The same for all tests of a file, or of a group, that leave each other alone. */
export function shareClay(): () => TestInstallation {
  return shareTestInstallation({ streamsFolder: clayFolder })
}

/** A scan of the stream `clay` at facility A with a new id. */
export function clay(
  stage: string,
  rest: Record<string, unknown> = {},
): Record<string, unknown> & { id: string } {
  return { id: randomUUID(), stream: 'clay', stage, facility: 'A', ...rest }
}

/** A scan that digs one lump. */
export function dig(batch: string, massGrams: number, rest: Record<string, unknown> = {}) {
  return clay('dug', { outputs: [{ batch, kind: 'lump', massGrams }], ...rest })
}

/** Records scans and gives their receipts. */
export async function record(
  { recorder, actor }: TestInstallation,
  ...scans: unknown[]
): Promise<readonly Receipt[]> {
  return recorder.record(partsOf(scans, actor))
}

/** What a receipt says, in a few words: `accepted`, or the refusal's code. */
export function said(receipts: readonly Receipt[]): readonly string[] {
  return receipts.map((receipt) => (receipt.status === 'refused' ? receipt.code : receipt.status))
}
