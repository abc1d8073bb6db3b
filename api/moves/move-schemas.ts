import { z } from '@hono/zod-openapi'
import {
  type Move,
  machineKinds,
  manners,
  moveRules,
  moveStates,
  stateOf,
} from '../../domain/moves/move.ts'
import { right } from '../../domain/right.ts'
import { gramsSchema, idSchema, instantSchema, reasonSchema, wholeSchema } from '../http/fields.ts'
import { codeSchema } from '../http/query.ts'

const { mostTogether, mostLoads, mostMetres, mostStops } = moveRules
const someMoves = right('right_moves', { most: mostTogether })
const someSteps = right('right_move_steps', { most: mostTogether })
const someLoads = right('right_move_loads', { most: mostLoads })

/** A move as it is asked for. */
export const askedMoveSchema = z
  .strictObject({
    id: idSchema(),
    from: codeSchema().openapi({ description: 'Code of a place', example: 'DOCK-1' }),
    to: codeSchema().openapi({
      description: 'Of another one of the same facility',
      example: 'STORE-1',
    }),
    manner: z
      .enum(manners)
      .default('carried')
      .describe(
        'On one carrier, after a person, or as a row of vehicles: several loads are one move',
      ),
    loads: z
      .array(codeSchema())
      .max(mostLoads, someLoads)
      .default([])
      .describe('Codes of whole batches; none for a run of an empty vehicle'),
    time: instantSchema().optional().describe('When it was asked; now when absent'),
  })
  .openapi('AskedMove')

/** Moves as they are asked for. */
export const askedMovesSchema = z
  .strictObject({
    moves: z.array(askedMoveSchema).min(1, someMoves).max(mostTogether, someMoves),
  })
  .openapi('AskedMoves')

const loads = z
  .array(
    z.strictObject({
      batch: codeSchema(),
      grams: gramsSchema().optional().describe('What it weighs there'),
    }),
  )
  .max(mostLoads, someLoads)
  .default([])

const told = {
  id: idSchema(),
  move: idSchema().describe('Which move'),
  time: instantSchema().optional().describe('When it happened; now when absent'),
}

const as = z
  .enum(machineKinds)
  .optional()
  .describe('What a station is that carries; left out by a person')

const leg = {
  metres: wholeSchema(0, mostMetres)
    .optional()
    .describe('Travelled since the start or since it was taken over'),
  stops: wholeSchema(0, mostStops).optional().describe('On the same way, other than where it ends'),
}

/** A step of a move. */
export const toldStepSchema = z
  .discriminatedUnion('step', [
    z.strictObject({
      step: z.literal('started'),
      ...told,
      as,
      loads: loads.describe('What was weighed; the same as on record, to the gram'),
    }),
    z.strictObject({
      step: z.literal('taken_over'),
      ...told,
      reason: reasonSchema(),
      metres: leg.metres.describe('Travelled by the machine that a person relieves'),
      stops: leg.stops,
    }),
    z.strictObject({
      step: z.literal('ended'),
      ...told,
      loads: loads.describe('What arrived: every load, with as many grams as at the start'),
      ...leg,
    }),
    z.strictObject({
      step: z.literal('cancelled'),
      ...told,
      as,
      reason: reasonSchema(),
      ...leg,
    }),
  ])
  .openapi('MoveStep')

/** Steps of moves. */
export const toldStepsSchema = z
  .strictObject({
    steps: z.array(toldStepSchema).min(1, someSteps).max(mostTogether, someSteps),
  })
  .openapi('MoveSteps')

/** How moves or steps were taken. */
export const takenMovesSchema = z
  .object({
    accepted: z.int().describe('Kept now'),
    duplicates: z.int().describe('Kept before, with the same content'),
  })
  .openapi('TakenMoves')

/** A move as it is kept. */
export const moveSchema = z
  .object({
    id: z.uuid(),
    facility: z.string(),
    from: z.string(),
    to: z.string(),
    manner: z.enum(manners),
    loads: z.array(z.string()).readonly(),
    order: z.uuid().nullable().describe('The order for containers that it serves'),
    state: z.enum(moveStates),
    askedTime: z.string(),
    askedName: z.string(),
    steps: z
      .array(
        z.object({
          id: z.uuid(),
          step: z.enum(['started', 'taken_over', 'ended', 'cancelled']),
          time: z.string(),
          by: z.object({
            kind: z.enum(['person', ...machineKinds]),
            id: z.string(),
            name: z.string(),
          }),
          metres: z.int().nullable(),
          stops: z.int().nullable(),
          reason: z.string().nullable(),
          loads: z.array(z.object({ batch: z.string(), grams: z.int().nullable() })).readonly(),
        }),
      )
      .readonly(),
  })
  .openapi('Move')

/** A stored move as the API shows it. */
export function moveView(move: Move): z.output<typeof moveSchema> {
  const { id, facility, from, to, manner, loads, order, askedTime, askedName, steps } = move
  const way = { facility, from, to, manner, loads, order }
  return { id, ...way, state: stateOf(move), askedTime, askedName, steps }
}
