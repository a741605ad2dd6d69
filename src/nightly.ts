import type { Env } from './web/site.ts'

export async function nightly(_env: Env, _at: number): Promise<void> {}
