/** Whoever reads was overtaken by those who write. */
export class Busy extends Error {}
