import { z } from 'zod'
import { codeExpectation, isBatchCode } from './batch-code.ts'
import { parseInstant } from './instant.ts'
import { mostBatches, mostContentEntries, mostGrams, mostMilligrams } from './limits.ts'
import { hasUnseenCharacter } from './line-text.ts'
import { right } from './right.ts'

const name = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,63}$/, right('right_name', { example: 'taken_in' }))
  .meta({ examples: ['taken_in'] })

const code = z
  .string()
  .refine(isBatchCode, right('right_code'))
  .meta({ description: `A code: ${codeExpectation}`, examples: ['PACK-HK-0001'] })

const id = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, right('right_uuid'))
  .transform((text) => text.toLowerCase())
  .meta({ format: 'uuid' })

/** When something happened on the floor: any offset is read, UTC comes out. */
export const eventTimeSchema = z
  .string()
  .transform((text, check) => {
    const instant = parseInstant(text)
    if (instant !== undefined) return instant
    const message = right('right_time', { example: '2026-11-22T10:15:00+08:00' })
    check.addIssue({ code: 'custom', message })
    return z.NEVER
  })
  .meta({
    format: 'date-time',
    description: 'When it happened; the time of acceptance when absent',
  })

const operator = z
  .string()
  .max(64)
  .refine((text) => text.trim() !== '' && !hasUnseenCharacter(text), right('right_text'))
  .transform((text) => text.trim().normalize('NFC'))
  .meta({ description: 'Pseudonym of the person; never a name' })

const wholeGrams = right('right_grams', { least: 0, most: mostGrams })
const massGrams = z
  .int(wholeGrams)
  .min(0, wholeGrams)
  .max(mostGrams, wholeGrams)
  .meta({ description: 'Whole grams' })

const wholeMilligrams = right('right_milligrams', { least: 0, most: mostMilligrams })
const content = z
  .record(
    z.string().regex(/^(element|fibre):[A-Za-z][A-Za-z_]{0,31}$/, right('right_content_name')),
    z.int(wholeMilligrams).min(0, wholeMilligrams).max(mostMilligrams, wholeMilligrams),
  )
  .refine(
    (entries) => Object.keys(entries).length <= mostContentEntries,
    right('right_list_to', { most: mostContentEntries }),
  )
  .meta({ description: 'Whole milligrams of what is inside, such as {"element:Li": 1200}' })

const facts = z
  .record(z.string(), z.unknown())
  .meta({ description: "Facts by the names of the stage's fields: see GET /streams/{stream}" })

const batch = z.strictObject({
  batch: code,
  massGrams: massGrams.optional(),
  content: content.optional(),
})

const output = z.strictObject({
  batch: code,
  kind: name,
  massGrams: massGrams.optional(),
  content: content.optional(),
  facts: facts.default({}),
})

const loss = z.strictObject({ reason: name, massGrams, content: content.optional() })
const addition = z.strictObject({ material: name, massGrams })

const atMost = right('right_list_to', { most: mostBatches })

/** The shape of a scan: the one source for reading it, for the API's description and for the typed client. */
export const scanSchema = z
  .strictObject({
    id,
    stream: name,
    stage: name,
    facility: code,
    eventTime: eventTimeSchema.optional(),
    operator: operator.optional(),
    reverses: id.optional(),
    batches: z.array(batch).max(mostBatches, atMost).default([]),
    outputs: z.array(output).max(mostBatches, atMost).default([]),
    losses: z.array(loss).max(mostBatches, atMost).default([]),
    additions: z.array(addition).max(mostBatches, atMost).default([]),
    facts: facts.default({}),
  })
  .superRefine(({ batches, outputs }, check) => {
    for (const [list, entries] of Object.entries({ batches, outputs })) {
      const seen = new Set<string>()
      for (const [index, { batch: own }] of entries.entries()) {
        // The same batch twice in one scan would count its grams twice.
        if (seen.has(own)) {
          const message = right('right_batch_once', { batch: own })
          check.addIssue({ code: 'custom', path: [list, index, 'batch'], message })
        }
        seen.add(own)
      }
    }
  })
  .meta({ id: 'Scan' })
