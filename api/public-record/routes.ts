import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../http/env.ts'
import type { HttpsOptions } from '../http/hardening/security-headers.ts'
import type { Authenticate } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import type { Steady } from '../steady-clock.ts'
import { addAsk } from './ask.ts'
import { addCard } from './card.ts'
import { addChecker } from './checker.ts'
import type { ReadChecker } from './checker-script.ts'
import { addHome } from './home.ts'
import { addIcons } from './icons.ts'
import type { Looks } from './looks.ts'
import { addRecord } from './record.ts'
import { addTours } from './tour.ts'

interface PublicRecordOptions {
  readonly now: () => Date
  readonly elapsed: Steady
  readonly https: HttpsOptions
  readonly readChecker: ReadChecker
  /** The checker's part for what was disclosed. */
  readonly readDisclosed: ReadChecker
  readonly looks: Looks
  /** Where links lead; where each request came in when absent. */
  readonly publicUrl: string | undefined
  readonly authenticate: Authenticate
}

/** What anyone sees without a key: the front page and its tours, the record of each batch, a question to its holder, and the checker. */
export function addPublicRecord(
  app: OpenAPIHono<Env>,
  installation: Installation,
  options: PublicRecordOptions,
): void {
  const { now, elapsed, https, readChecker, readDisclosed, looks, publicUrl, authenticate } =
    options
  addHome(app, installation, authenticate)
  addTours(app, installation, authenticate)
  addIcons(app)
  // Before the record, whose pattern takes every address below it.
  addCard(app, publicUrl)
  addAsk(app, installation, { now, elapsed })
  addRecord(app, installation, { https, readChecker, looks, publicUrl })
  addChecker(app, [readChecker, readDisclosed])
}
