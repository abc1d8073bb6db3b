import type { Generated } from 'kysely'
import type { LocalNames } from '../../../domain/local-names.ts'
import type { Manner, MoverKind, StepName } from '../../../domain/moves/move.ts'
import type { PlaceKind, PlaceServer } from '../../../domain/moves/place.ts'
import type { GivenOnce, Later, WrittenOnce } from './columns.ts'

/** Tables of places inside a facility, of what moves between them, and of orders for containers. */
export interface MoveTables {
  facility_place: {
    facility_place_key: Generated<number>
    organisation_key: WrittenOnce<number>
    facility_key: WrittenOnce<number>
    code: WrittenOnce<string>
    kind: WrittenOnce<PlaceKind>
    served_by: PlaceServer
    name: string
    names: LocalNames
    capacity_grams: number | null
    capacity_containers: number | null
    created_time: WrittenOnce<Date>
    closed_time: Date | null
  }
  container_order: {
    container_order_key: Generated<number>
    organisation_key: WrittenOnce<number>
    id: WrittenOnce<string>
    to_place_key: WrittenOnce<number>
    material: WrittenOnce<string | null>
    colour: WrittenOnce<string | null>
    containers: WrittenOnce<number>
    asked_by: WrittenOnce<string>
    asked_name: WrittenOnce<string>
    asked_time: WrittenOnce<Date>
    cancelled_name: Later<string>
    cancelled_time: Later<Date>
    /** Of what was sent, by which the same one sent again is known. */
    digest: WrittenOnce<Buffer>
  }
  move: {
    move_key: Generated<number>
    organisation_key: WrittenOnce<number>
    id: WrittenOnce<string>
    from_place_key: WrittenOnce<number>
    to_place_key: WrittenOnce<number>
    manner: WrittenOnce<Manner>
    container_order_key: WrittenOnce<number | null>
    asked_by: WrittenOnce<string>
    asked_name: WrittenOnce<string>
    asked_time: WrittenOnce<Date>
    recorded_time: WrittenOnce<Date>
    /** When it ended or was cancelled, as its last step says. */
    closed_time: Later<Date>
    digest: WrittenOnce<Buffer>
  }
  move_load: {
    move_key: WrittenOnce<number>
    batch_key: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
  }
  move_step: {
    move_key: WrittenOnce<number>
    seq: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
    id: WrittenOnce<string>
    step: WrittenOnce<StepName>
    mover_kind: WrittenOnce<MoverKind>
    mover_id: WrittenOnce<string>
    mover_name: WrittenOnce<string>
    step_time: WrittenOnce<Date>
    recorded_time: WrittenOnce<Date>
    metres: WrittenOnce<number | null>
    stops: WrittenOnce<number | null>
    reason: GivenOnce<string | null>
    digest: WrittenOnce<Buffer>
  }
  move_step_load: {
    move_key: WrittenOnce<number>
    seq: WrittenOnce<number>
    batch_key: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
    /** As on record; null where it was never weighed. */
    grams: WrittenOnce<number | null>
  }
  batch_position: {
    batch_key: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
    facility_place_key: number | null
    move_key: number | null
    since: Date
  }
}
