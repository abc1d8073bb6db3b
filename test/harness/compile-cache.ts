import { fileURLToPath } from 'node:url'

/**
 * What processes of the product are given so that each start need not compile everything again. Node itself sees to it that
 * what is kept is of the very same source; a folder that cannot be written to is passed over.
 */
export const compileCache = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url)),
} as const
