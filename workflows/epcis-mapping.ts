/** The EPCIS 2.0 event that a stage is exported as; words of CBV 2.0. */
export interface EpcisMapping {
  readonly type: 'ObjectEvent' | 'TransformationEvent' | 'AggregationEvent' | 'AssociationEvent'
  readonly action?: 'ADD' | 'OBSERVE' | 'DELETE'
  readonly bizStep: string
  readonly disposition?: string
}
