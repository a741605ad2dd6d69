export type { Night } from '../../history/rules.ts'
