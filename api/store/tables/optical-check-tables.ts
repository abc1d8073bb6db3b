import type { Generated } from 'kysely'
import type { VersionState } from '../../../domain/optical-check/model-version.ts'
import type { GivenOnce, WrittenOnce } from './columns.ts'

/** Tables of pieces that a camera looked at, and of the versions of models that call them. */
export interface OpticalCheckTables {
  optical_version: {
    optical_version_key: Generated<number>
    organisation_key: WrittenOnce<number>
    model: WrittenOnce<string>
    version: WrittenOnce<string>
    stream: WrittenOnce<string>
    classes_version: WrittenOnce<number>
    threshold_millionths: WrittenOnce<number>
    /** Of so many pieces one is drawn at random for a person. */
    control_one_in: WrittenOnce<number>
    note: WrittenOnce<string | null>
    written_by: WrittenOnce<string>
    written_time: WrittenOnce<Date>
  }
  optical_version_step: {
    optical_version_key: WrittenOnce<number>
    step: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
    state: WrittenOnce<Exclude<VersionState, 'proposed'>>
    reason: WrittenOnce<string | null>
    /** The live version that it was compared with. */
    other_version_key: WrittenOnce<number | null>
    both_right: WrittenOnce<number | null>
    only_first: WrittenOnce<number | null>
    only_second: WrittenOnce<number | null>
    both_wrong: WrittenOnce<number | null>
    written_by: WrittenOnce<string>
    written_time: WrittenOnce<Date>
  }
  optical_piece: {
    optical_piece_key: Generated<number>
    organisation_key: WrittenOnce<number>
    code: WrittenOnce<string>
    stream: WrittenOnce<string>
    picture: WrittenOnce<Buffer>
    /** Code of the batch that it is. */
    batch: WrittenOnce<string | null>
    station_id: WrittenOnce<string>
    taken_time: WrittenOnce<Date>
    is_reference: WrittenOnce<boolean>
    is_control: WrittenOnce<boolean>
    received_time: WrittenOnce<Date>
  }
  optical_call: {
    optical_call_key: Generated<number>
    id: WrittenOnce<string>
    organisation_key: WrittenOnce<number>
    optical_piece_key: WrittenOnce<number>
    optical_version_key: WrittenOnce<number>
    class: WrittenOnce<string>
    confidence_millionths: WrittenOnce<number>
    /** Whether its version was live when it came. */
    was_live: WrittenOnce<boolean>
    /** Whether it lay below the threshold of its version. */
    is_doubtful: WrittenOnce<boolean>
    station_id: WrittenOnce<string>
    /** Of what was sent, by which the same one sent again is known. */
    digest: WrittenOnce<Buffer>
    received_time: WrittenOnce<Date>
  }
  optical_verdict: {
    optical_verdict_key: Generated<number>
    organisation_key: WrittenOnce<number>
    optical_piece_key: WrittenOnce<number>
    class: WrittenOnce<string>
    note: WrittenOnce<string | null>
    person_id: WrittenOnce<string>
    judged_by: WrittenOnce<string>
    judged_time: WrittenOnce<Date>
    /** The event that it is of a batch; null of a piece that is none. */
    event_id: GivenOnce<string | null>
  }
}
