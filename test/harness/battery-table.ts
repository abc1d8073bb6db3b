/** A row of a table by column. */
export type TableRow = Readonly<Record<string, string>>

/** Three constructed scans of the battery stream at facility A, as a person types them into a table. */
export function batteryRows(pack = 'PACK-1'): readonly [TableRow, TableRow, TableRow] {
  const common = { stream: 'battery', facility: 'A', operator: 'op-7' }
  return [
    {
      ...common,
      stage: 'taken_in',
      event_time: '2026-11-01T09:00:00+08:00',
      output: pack,
      output_kind: 'Pack',
      output_mass_grams: '396000',
      chemistry: 'nmc ',
      ratedCapacityAmpereHours: '216',
      nominalVoltageVolts: '350',
      serial: `S-${pack}`,
      model: 'Constructed',
      lifetimeTraceability: 'recorded',
      sourceKind: 'Workshop',
      sourceReference: 'job 4711',
      removalDate: '2026-03-02',
      removalReason: 'capacity_loss',
      declaredWaste: 'No',
    },
    {
      ...common,
      stage: 'Weighed',
      event_time: '2026-11-01T09:10:00+08:00',
      batch: pack,
      mass_grams: '395500',
      scale: '=SCALE-1',
    },
    {
      ...common,
      stage: '已初檢',
      event_time: '2026-11-01T09:20:00+08:00',
      batch: pack,
      competentPerson: 'person-01',
      smokeOdourOrHissing: 'no',
      leakOnHighVoltagePart: '否',
      crushedOrPunctured: 'false',
      fireExposure: 'NO',
      waterExposure: 'no',
      leakedOrVented: 'no',
      swelling: 'no',
      dentWithoutBreach: 'no',
      corrosionOrDiscolouring: 'no',
      accidentInUse: 'no',
      historyKnown: '是',
      safetyFaultReported: 'no',
      managementSystemReadable: 'yes',
      diagnosisCompleted: 'yes',
      surfaceTemperatureCelsius: '-2.5',
      ambientTemperatureCelsius: '-3',
      temperatureRiseKelvin: '0.1',
      openCircuitVoltageVolts: '341',
      openCircuitFallMillivoltsPerHour: '0.2',
      lowestCellVoltageV: '3.54',
      highestCellVoltageV: '3.56',
      maximumCellVoltageV: '4.2',
      insulationPositiveKiloohm: '2400',
      insulationNegativeKiloohm: '2600',
      insulationTestVoltageVolts: '500',
      workingVoltageV: '350',
    },
  ]
}

/** Rows as a grid: the header with every column that any row has, then a line for each. */
export function gridOf(rows: readonly TableRow[]): readonly (readonly string[])[] {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))]
}

/** A grid as rows by column, as a test looks at them. */
export function rowsOf(grid: readonly (readonly string[])[]): readonly TableRow[] {
  const [header = [], ...rows] = grid
  return rows.map((cells) =>
    Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])),
  )
}

/** Rows as CSV, quoted wherever a comma could be. */
export function csvTable(rows: readonly TableRow[]): string {
  return gridOf(rows)
    .map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
    .join('\n')
}

/** A scan of the battery stream as it is sent, of which one batch and one output are typed into a table. */
export interface TypedScan {
  readonly stage: string
  readonly batches?: readonly { readonly batch: string; readonly massGrams?: number }[]
  readonly outputs?: readonly object[]
  readonly [name: string]: unknown
}

/** A scan as a person types it into a table. */
export function rowOf({
  stage,
  batches = [],
  outputs = [],
  losses,
  additions,
  facts,
}: TypedScan): TableRow {
  const [batch] = batches
  const [output] = outputs as readonly {
    batch: string
    kind: string
    massGrams: number
    facts: object
  }[]
  const lines = (list: unknown, name: string, word: string) =>
    ((list ?? []) as readonly Record<string, unknown>[]).map(
      (one) => [`${name}:${one[word]}`, String(one.massGrams)] as const,
    )
  return {
    stream: 'battery',
    facility: 'A',
    stage,
    batch: batch?.batch ?? '',
    mass_grams: batch?.massGrams === undefined ? '' : String(batch.massGrams),
    ...(output === undefined
      ? {}
      : {
          output: output.batch,
          output_kind: output.kind,
          output_mass_grams: String(output.massGrams),
        }),
    ...Object.fromEntries([
      ...lines(losses, 'loss', 'reason'),
      ...lines(additions, 'addition', 'material'),
      ...Object.entries({ ...(facts as object), ...output?.facts }).map(
        ([name, value]) => [name, typed(value)] as const,
      ),
    ]),
  }
}

/** A fact as it is typed. */
function typed(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value)
}
