/** The library that writes the metrics. */
export type Prometheus = typeof import('prom-client')

/** Where something is registered that the metrics show. */
export type Registers = InstanceType<Prometheus['Registry']>[]
