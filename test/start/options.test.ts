import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { optionsIn } from '../../src/start/options.ts'

const PLAIN = { empty: false, port: '8787', data: '.wrangler/state', now: null }

test('nothing has to be said', () => {
  expect(optionsIn([])).toEqual({ ok: true, value: PLAIN })
})

test('the clock is given as a day and an hour of Shanghai', () => {
  const at = Date.parse('2027-03-01T01:00:00Z')
  expect(optionsIn(['--now', '2027-03-01T09:00'])).toEqual({ ok: true, value: { ...PLAIN, now: at } })
})

test.each([
  ['no moment', ['--now', 'tomorrow'], /^--now tomorrow：要写哪天几时，上海时间，如2027-03-01T09:00$/],
  ['a day alone', ['--now', '2027-03-01'], /要写哪天几时/],
  ['a day that there is not', ['--now', '2027-02-30T09:00'], /要写哪天几时/],
  ['an hour that there is not', ['--now', '2027-03-01T25:00'], /要写哪天几时/],
  ['another zone', ['--now', '2027-03-01T09:00Z'], /要写哪天几时/],
  ['nothing', ['--now', ''], /要写哪天几时/],
  ['no value', ['--now'], /--now/],
  ['a bare site, whose clock is the machine’s own', ['--empty', '--now', '2027-03-01T09:00'], /--empty/],
  ['what there is not', ['--later'], /--later.*--now/],
  ['no port', ['--port', '99999'], /^--port 99999：/],
])('%s is refused in one line', (_, args, says) => {
  const read = optionsIn(args)
  expect(read).toEqual({ ok: false, refusal: expect.stringMatching(says) })
  expect(read.ok ? '' : read.refusal).not.toContain('\n')
})

test('npm start ends with status 2 and this line, before it makes anything', () => {
  const run = spawnSync(process.execPath, ['src/start/start.ts', '--now', 'x', '--data', '/nowhere'], {
    encoding: 'utf8',
  })
  expect([run.status, run.stdout, run.stderr]).toEqual([
    2,
    '',
    '  --now x：要写哪天几时，上海时间，如2027-03-01T09:00\n',
  ])
})
