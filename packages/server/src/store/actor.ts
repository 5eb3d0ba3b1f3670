/** Who does something. `system` is the command line. */
export interface Actor {
  readonly kind: 'person' | 'key' | 'system';
  readonly id: string;
  readonly name: string;
}
