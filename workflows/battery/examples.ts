import type { Example } from '../stream.ts'
export const examples: readonly Example[] = []
