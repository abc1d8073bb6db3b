import { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { createMoveFigures } from './figures.ts'
import { createMoves } from './moves.ts'
import { createContainerOrders } from './orders.ts'
import { createPlacesInside } from './places.ts'

/** Places inside a facility, and what moves between them. */
export function moveRoutes(installation: Installation, now: () => Date) {
  return new OpenAPIHono<Env>()
    .route('/', createPlacesInside(installation, now))
    .route('/', createMoves(installation, now))
    .route('/', createContainerOrders(installation, now))
    .route('/', createMoveFigures(installation, now))
}
