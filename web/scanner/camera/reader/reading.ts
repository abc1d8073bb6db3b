import type { SeenCode } from '../seen-code.ts'

/** A picture for the reader, which is its own from then on. */
export interface ToRead {
  readonly place: number
  readonly picture: ImageBitmap
}

/** What the reader found; `unread` where it could not be started, as without a network before its first use. */
export type Reading =
  | { readonly place: number; readonly codes: readonly SeenCode[] }
  | { readonly place: number; readonly unread: true }
