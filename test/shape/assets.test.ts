import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('the htmx that we serve is the one of package.json', () => {
  const served = readFileSync('src/web/assets/htmx.min.js', 'utf8')
  const installed = readFileSync('node_modules/htmx.org/dist/htmx.min.js', 'utf8')
  const isSame = served === installed
  expect(isSame, 'cp node_modules/htmx.org/dist/htmx.min.js src/web/assets/').toBe(true)
})
