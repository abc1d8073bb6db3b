import { totalmem } from 'node:os'
import {
  type HalfName,
  type HalfNodes,
  halfInTile,
  isUpperHalf,
  sliceOf,
} from '../../domain/proof/log/half-tile.ts'
import { remembering } from '../remembering.ts'
import { sha256Of } from './log-hash.ts'

/** Halves of tiles out of a log that only grows, so that what is remembered of it stays true. */
export interface RememberedHalves {
  /** As wide as it was when it was read; undefined where nobody remembers it. */
  readonly recall: (level: number, index: number) => HalfNodes | undefined
  /** Remembers a half and, of an upper one, the tile that it was folded from. */
  readonly keep: (name: HalfName, read: ReadHalf) => void
}

/** A half as it was folded, and the bytes that it was folded from. */
export interface ReadHalf {
  readonly half: HalfNodes
  readonly slice: Uint8Array
}

/** How much is remembered at most. */
export interface MostRemembered {
  /** Lower and upper halves, 1 KB each and what it costs to keep it. */
  readonly lower: number
  readonly upper: number
  /** Whole tiles, 8 KB each. */
  readonly tiles: number
}

const tileBytes = 8_192
const many = 65_536

/**
 * Lower halves of a million entries and upper ones of sixteen millions, some 80 MB each; tiles of sixteen millions, 512 MB, on a machine of 8 GB, and of fewer on a
 * smaller one: a sixteenth of its memory, which only those fill who ask all over a long log.
 */
export const usuallyRemembered: MostRemembered = {
  lower: many,
  upper: many,
  tiles: Math.min(many, Math.ceil(machineBytes() / 16 / tileBytes)),
}

/** Remembers halves, and folds a lower one anew where only its tile is remembered. */
export function rememberHalves({ lower, upper, tiles: most }: MostRemembered): RememberedHalves {
  const lowers = remembering<string, HalfNodes>(lower)
  const uppers = remembering<string, HalfNodes>(upper)
  const tiles = remembering<string, Uint8Array>(most)

  function refold(level: number, index: number): HalfNodes | undefined {
    const tile = tiles.get(tileOf(level, index))
    const half = tile && halfInTile({ level, index }, tile, sha256Of)
    if (half !== undefined) lowers.set(`${level}/${index}`, half)
    return half
  }

  return {
    recall: (level, index) => {
      const name = `${level}/${index}`
      return isUpperHalf(level) ? uppers.get(name) : (lowers.get(name) ?? refold(level, index))
    },
    keep: ({ level, index }, { half, slice }) => {
      const name = `${level}/${index}`
      if (!isUpperHalf(level)) lowers.set(name, half)
      else {
        uppers.set(name, half)
        // Copied, as it may have been cut out of something larger.
        tiles.set(tileOf(level, index), Uint8Array.from(slice))
      }
    },
  }
}

function tileOf(level: number, index: number): string {
  const { level: tileLevel, index: tileIndex } = sliceOf({ level, index, width: 1 })
  return `${tileLevel}/${tileIndex}`
}

/** Memory that this process may use: of the machine, or of the container that it runs in. */
function machineBytes(): number {
  return Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)
}
