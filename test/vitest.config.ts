import { defineConfig } from 'vitest/config'
import { configOf } from './projects.ts'

export default defineConfig(
  await configOf(['node', 'd1', 'machine', 'browser', 'browser-d1', 'bench', 'bench-process']),
)
