import type { z } from '@hono/zod-openapi'
import type { Comparison } from '../../domain/line/compare-lines.ts'
import type { Effectiveness } from '../../domain/line/effectiveness.ts'
import type { LineFigures } from '../../domain/line/line-figures.ts'
import type { lineFiguresSchema, lineReportSchema } from './figure-schemas.ts'
import type { LineReport } from './line-report.ts'

/** A report as the API shows it. */
export function reportView(report: LineReport): z.output<typeof lineReportSchema> {
  const { line, period, total, shifts, outside, reasons } = report
  return {
    line: line.code,
    ...period,
    timeZone: line.timeZone,
    total: figuresView(total),
    shifts: shifts.map(({ window, figures }) => ({ ...window, figures: figuresView(figures) })),
    outside,
    reasons,
  }
}

function figuresView(figures: LineFigures): z.output<typeof lineFiguresSchema> {
  const { defects, pace, stations, bottleneck, ...told } = figures
  return {
    ...told,
    yield: orNull(told.yield),
    defectRate: orNull(defects.share),
    defectRateLow: orNull(defects.interval?.low),
    defectRateHigh: orNull(defects.interval?.high),
    perSquareMetreHour: orNull(told.perSquareMetreHour),
    perSquareFootHour: orNull(told.perSquareFootHour),
    perPersonHour: orNull(told.perPersonHour),
    taktSeconds: orNull(told.taktSeconds),
    pace: effectivenessView(pace),
    stations: stations.map((one) => ({
      station: one.station,
      ...effectivenessView(one),
      sums: one.sums,
    })),
    bottleneck: bottleneck ?? null,
  }
}

function effectivenessView(one: Effectiveness) {
  return {
    pieces: one.pieces,
    quality: orNull(one.quality),
    availability: orNull(one.availability),
    performance: orNull(one.performance),
    oee: orNull(one.oee),
    cycleSeconds: orNull(one.cycleSeconds),
  }
}

/** What a comparison says beside its two reports. */
export function comparisonView({ defects, ...ratios }: Comparison) {
  return {
    ratios: {
      area: orNull(ratios.area),
      ratedCapacity: orNull(ratios.ratedCapacity),
      people: orNull(ratios.people),
      perSquareMetreHour: orNull(ratios.perSquareMetreHour),
      perPersonHour: orNull(ratios.perPersonHour),
      oee: orNull(ratios.oee),
      defectRate: orNull(ratios.defectRate),
    },
    defects: defects === undefined ? null : { ...defects, z: orNull(defects.z) },
  }
}

function orNull(value: number | undefined): number | null {
  return value ?? null
}
