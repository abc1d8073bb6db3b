import { databaseFigures } from './database-figures.ts'
import { processFigures } from './process-figures.ts'

/** Every figure of a running installation: the page for whoever operates it and the metrics are made of this one table. */
export const figures = { ...processFigures, ...databaseFigures } as const

export type FigureName = keyof typeof figures

export const figureNames = Object.keys(figures) as readonly FigureName[]

/** Figures as they were read; what could not be known, such as anything of a database that is away, is left out. */
export type Readings = Partial<Readonly<Record<FigureName, number>>>
