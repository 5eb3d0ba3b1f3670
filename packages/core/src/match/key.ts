/** What a record is found by: a normalised value of one kind (`email`, `phone`, or a unique field's key). */
export interface RecordKey {
  readonly kind: string;
  readonly value: string;
}
