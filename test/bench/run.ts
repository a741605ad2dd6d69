import { spawnSync } from 'node:child_process'

/**
 * `npm run bench`: figures; `npm run bench -- --scale 1,10,100`: how they grow with the data;
 * `npm run bench -- --requests`: how many a second, beside bare pages.
 */
const [, , ...args] = process.argv
if (args.includes('--scale')) await import('./scale/run.ts')
else if (args.includes('--requests')) await import('./requests/run.ts')
else {
  const projects = ['--project', 'bench', '--project', 'bench-process']
  const vitest = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'test/vitest.config.ts',
    ...projects,
    ...args,
  ]
  process.exitCode = spawnSync(process.execPath, vitest, { stdio: 'inherit' }).status ?? 1
}
