/** Field by field, "tracks.0.name": how a form holds a plan. */
export type Typed = Record<string, string>
