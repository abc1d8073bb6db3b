/** Bytes and places of a tile as C2SP tlog-tiles has it: height 8. */
export const tileHeight = 8
const fullWidth = 2 ** tileHeight
const highestLevel = 63

/** Which tile of hashes, or which bundle of entries. */
export interface TileName {
  readonly level: number | 'entries'
  readonly index: number
  /** How many it holds: 1 to 256, and 256 in all but the last one of a level. */
  readonly width: number
}

/** Where a log serves it, without the log's own address: `tile/0/x001/x234/067.p/5`. */
export function tilePath({ level, index, width }: TileName): string {
  const groups = `${index}`.padStart(Math.ceil(`${index}`.length / 3) * 3, '0').match(/.{3}/g) ?? []
  const place = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/')
  return `tile/${level}/${place}${width === fullWidth ? '' : `.p/${width}`}`
}

/** Reads the path that a stranger asks for; undefined when it names no tile. */
export function parseTilePath(path: string): TileName | undefined {
  const parts = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path)
  if (parts === null) return undefined
  const [, level = '', place = '', partial] = parts
  const name: TileName = {
    level: level === 'entries' ? level : Number(level),
    index: Number(place.replaceAll(/[x/]/g, '')),
    width: partial === undefined ? fullWidth : Number(partial),
  }
  if (!Number.isSafeInteger(name.index) || name.width < 1 || name.width > fullWidth)
    return undefined
  if (name.level !== 'entries' && name.level > highestLevel) return undefined
  // A tile has one path: no needless zeros or groups, and a full one is not called partial.
  return tilePath(name) === path ? name : undefined
}

/** How many hashes or entries it holds in a log of this size; 0 when it is not there yet. */
export function tileWidthAt({ level, index }: Omit<TileName, 'width'>, size: number): number {
  const onLevel = Math.floor(size / fullWidth ** (level === 'entries' ? 0 : level))
  return Math.min(fullWidth, Math.max(0, onLevel - index * fullWidth))
}
