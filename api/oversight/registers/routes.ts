import { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../../http/env.ts'
import type { OutputOptions } from '../../http/give-output.ts'
import type { Installation } from '../../installation.ts'
import { createFound } from '../find/found.ts'
import { createMovements } from '../movements/movements.ts'
import { createRegisterFiles } from './register-files.ts'
import { createRegisters } from './registers.ts'

/** Registers of movements, who passed what to whom, and finding a line by what somebody typed. */
export function registerRoutes(installation: Installation, options: OutputOptions) {
  return new OpenAPIHono<Env>()
    .route('/', createRegisterFiles(installation, options))
    .route('/', createRegisters(installation))
    .route('/', createMovements(installation))
    .route('/', createFound(installation))
}
