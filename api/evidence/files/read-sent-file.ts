import { type FileFault, type KeptFile, readFile } from '../../../domain/photo/kept-file.ts'
import { photoBounds } from '../../../domain/photo/photo.ts'
import type { FaultName, FaultValues } from '../../../domain/phrases.ts'

/** What is wrong with a file, in the shape of a fault. */
export type SaidOfFile = readonly [FaultName, FaultValues]

/** Reads a file that somebody sent, or says what is wrong with it. */
export function readSentFile(given: Uint8Array<ArrayBuffer>): KeptFile | SaidOfFile {
  const { mostBytes } = photoBounds
  if (given.length > mostBytes) return ['kept_file_too_large', { most: mostBytes }]
  const file = readFile(given)
  return typeof file === 'string' ? saidOf(file) : file
}

function saidOf(fault: FileFault): SaidOfFile {
  return [fault, fault === 'photo_pixels' ? { most: photoBounds.mostPixels } : {}]
}

/** Whether it was not read. */
export function isFault(read: KeptFile | SaidOfFile): read is SaidOfFile {
  return Array.isArray(read)
}
