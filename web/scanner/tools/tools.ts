import { showScale } from './show-scale.tsx'
import { showStation } from './show-station.tsx'

/** What is seldom needed, as a program of its own. */
export const tools = { showStation, showScale }

export type Tools = typeof tools
