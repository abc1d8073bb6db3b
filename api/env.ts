import type { Organisation } from './store/organisations.ts'

/** What every handler may use. */
export interface Env {
  Variables: {
    organisation: Organisation
  }
}
