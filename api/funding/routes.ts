import { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { createCourses } from './courses.ts'
import { createFundingFiles, type FundingOptions } from './files.ts'
import { createProjects } from './projects.ts'
import { createSpending } from './spending.ts'

/** Funded projects with what was spent on them, the evidence of both, and courses. */
export function fundingRoutes(installation: Installation, options: FundingOptions) {
  const { now } = options
  return new OpenAPIHono<Env>()
    .route('/', createProjects(installation, now))
    .route('/', createSpending(installation, now))
    .route('/', createFundingFiles(installation, options))
    .route('/', createCourses(installation, now))
}
