import { hash } from 'node:crypto'
import type { HashBytes } from '../../domain/proof/log/sha256.ts'

/** SHA-256 as whoever keeps a log computes it. */
export const sha256Of: HashBytes = (bytes) => hash('sha256', bytes, 'buffer')
