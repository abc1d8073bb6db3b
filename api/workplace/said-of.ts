import type { Field } from '../../domain/field.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { fieldsUnder, sayFaults } from '../../web/pages/workplace/faults/say-faults.ts'
import type { Said } from '../../web/pages/workplace/form/said.ts'
import { scanControls } from '../../web/pages/workplace/scan/scan-controls.ts'
import { rowCount } from '../../workflows/form/rows.ts'
import type { Typed } from '../../workflows/form/typed.ts'
import { namesOf } from '../../workflows/shown-names.ts'
import { baseOf, type ScanPlace } from './scan-view.ts'

/** A refusal of a scan in the person's words, each fault with its question. */
export function saidOf(
  refused: Refusal,
  place: ScanPlace & { readonly typed: Typed },
): readonly Said[] {
  const { stage, stream, typed, asker } = place
  const base = baseOf(place, typed)
  const controls = scanControls(base)
  const { batches, facts, outputs, losses, additions, place: where } = controls
  const asked = (rows: typeof batches) => rows.flatMap((row) => row.controls)
  const fields: [string, Field][] = [...fieldsUnder('/facts', stage.fields)]
  for (let index = 0; index < rowCount(typed, 'outputs'); index += 1) {
    fields.push(...fieldsUnder(`/outputs/${index}/facts`, stage.outputFields ?? []))
  }
  return sayFaults(refused, {
    language: asker.language,
    controls: [
      ...asked(batches),
      ...facts,
      ...asked([...outputs, ...losses, ...additions]),
      ...where,
    ],
    fields: new Map(fields),
    names: Object.assign({}, namesOf(stream, stage), { timeZone: base.timeZone }),
  })
}
