import type { Generated } from 'kysely'
import type { AreaUnit } from '../../../domain/line/area.ts'
import type { Defect, StationState } from '../../../domain/line/reading.ts'
import type { Day, WrittenOnce } from './columns.ts'

/** Tables of production lines and of what their stations read. */
export interface LineTables {
  production_line: {
    production_line_key: Generated<number>
    organisation_key: WrittenOnce<number>
    facility_key: WrittenOnce<number>
    code: WrittenOnce<string>
    created_time: WrittenOnce<Date>
  }
  production_line_version: {
    production_line_key: WrittenOnce<number>
    version: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
    valid_from: Day
    name: WrittenOnce<string>
    area: WrittenOnce<number>
    area_unit: WrittenOnce<AreaUnit>
    planned_people: WrittenOnce<number>
    rated_per_hour: WrittenOnce<number>
    shifts: WrittenOnce<string[]>
    written_by: WrittenOnce<string>
    written_time: WrittenOnce<Date>
  }
  production_line_station: {
    production_line_key: WrittenOnce<number>
    version: WrittenOnce<number>
    place: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
    station_id: WrittenOnce<string>
    rated_per_hour: WrittenOnce<number>
  }
  station_reading: {
    station_reading_key: Generated<number>
    organisation_key: WrittenOnce<number>
    production_line_key: WrittenOnce<number>
    station_id: WrittenOnce<string>
    /** The station's own number of it. */
    seq: WrittenOnce<number>
    from_time: WrittenOnce<Date>
    to_time: WrittenOnce<Date>
    good: WrittenOnce<number | null>
    bad: WrittenOnce<number | null>
    defects: WrittenOnce<readonly Defect[] | null>
    state: WrittenOnce<StationState | null>
    reason: WrittenOnce<string | null>
    energy_watt_hours: WrittenOnce<number | null>
    water_millilitres: WrittenOnce<number | null>
    dye_grams: WrittenOnce<number | null>
    /** Of what was sent, by which the same one sent again is known. */
    digest: WrittenOnce<Buffer>
    received_time: WrittenOnce<Date>
  }
  production_hour: {
    production_line_key: WrittenOnce<number>
    station_id: WrittenOnce<string>
    /** When a clock hour of the facility began. */
    hour: WrittenOnce<Date>
    organisation_key: WrittenOnce<number>
    good: number
    bad: number
    running_ms: number
    stopped_ms: number
    fault_ms: number
    energy_watt_hours: number
    water_millilitres: number
    dye_grams: number
    energy_readings: number
    water_readings: number
    dye_readings: number
  }
  production_hour_reason: {
    production_line_key: WrittenOnce<number>
    station_id: WrittenOnce<string>
    hour: WrittenOnce<Date>
    kind: WrittenOnce<'defect' | 'stopped' | 'fault'>
    reason: WrittenOnce<string>
    organisation_key: WrittenOnce<number>
    /** Pieces of a defect, milliseconds of a stop. */
    amount: number
  }
}
