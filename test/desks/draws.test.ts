import { describe, expect, test } from 'vitest'
import { drawMatters, waitsForDraw } from '../../src/desks/matters/rules/draws.ts'
import type { OpenDraw } from '../../src/round/panel/draws/rules/open.ts'
import { endOf, startOf } from '../../src/shared/days.ts'
import { person } from '../round/people.ts'

const NOW = Date.parse('2013-05-06T09:00:00+08:00')
const officer = person('officer', ['officer'])
const auditor = person('auditor', ['auditor'])
const approver = person('approver', ['approver'])

const open: OpenDraw = {
  ...{ roundId: 'round', title: '2013年公益创投', seq: 1, at: NOW, isDrawn: false, aside: null },
  ...{ revealBy: '2013-05-08', publicOn: '2013-05-09' },
  committed: { officer: null, auditor: null },
  revealed: { officer: false, auditor: false },
}
const both = { committed: { officer: 'officer', auditor: 'auditor' } }
const LATE = endOf('2013-05-08')

/** What stands on the three desks: "officer commit-draw 2013-05-08". */
function on(change: Partial<OpenDraw>, now = NOW, by = [officer, auditor, approver]): string[] {
  return (['officer', 'auditor', 'approver'] as const).flatMap((role, at) =>
    drawMatters([{ ...open, ...change }], role, by[at] ?? officer, { calendar: [], now }).map(
      ({ act, by: day, held }) => [role, act, day, held].filter(Boolean).join(' '),
    ),
  )
}

const revealing = (...asked: Parameters<typeof on>) => on(...asked).filter((line) => line.includes('reveal'))

describe('what a draw waits for stands on a desk', () => {
  test('both commit, by the day that was named', () => {
    expect(on({})).toEqual(['officer commit-draw 2013-05-08', 'auditor commit-draw 2013-05-08'])
    expect(on({ committed: { officer: 'officer', auditor: null } })).toEqual([
      'auditor commit-draw 2013-05-08',
    ])
  })

  test('whoever has committed for one side does not for the other', () => {
    const one = { committed: { officer: 'auditor', auditor: null } }
    expect(on(one)).toEqual(['auditor commit-draw 2013-05-08 own-act'])
  })

  test('then those two reveal, and nobody else of their roles', () => {
    expect(revealing(both)).toEqual(['officer reveal-draw 2013-05-08', 'auditor reveal-draw 2013-05-08'])
    expect(revealing(both, NOW, [person('other', ['officer']), auditor])).toEqual([
      'auditor reveal-draw 2013-05-08',
    ])
    expect(revealing({ ...both, revealed: { officer: true, auditor: true } })).toEqual([])
    expect(revealing(both, LATE)).toEqual([])
  })

  test('a secret that came not in time: it is set aside', () => {
    expect(on({ committed: { officer: 'officer', auditor: null } }, LATE)).toEqual([
      expect.stringMatching(/^officer set-draw-aside 2013-05-/),
    ])
  })

  test('an officer has its end before them, by a day after that of the number', () => {
    const later = { ...both, publicOn: '2013-05-10' }
    for (const now of [startOf('2013-05-09'), startOf('2013-05-10')])
      expect(on(later, now)).toEqual([expect.stringMatching(/^officer conclude-draw 2013-05-1\d$/)])
  })

  test('members are chosen by hand only where no draw waits for its result', () => {
    const works = [
      { act: 'choose-panel', roundId: 'round' },
      { act: 'assign', roundId: 'round' },
      { act: 'choose-panel', roundId: 'another' },
    ]
    const waiting = (draw: OpenDraw) => works.map((work) => waitsForDraw(work, [draw]))
    expect(waiting(open)).toEqual([true, false, false])
    expect(waiting({ ...open, isDrawn: true })).toEqual([false, false, false])
  })

  test('once it is to be set aside the approver answers, who has not asked', () => {
    const aside = (by: string) => ({ ...both, isDrawn: true, aside: { by, at: NOW } })
    expect(on(aside('officer'))).toEqual([expect.stringMatching(/^approver answer-draw-aside 2013-05-\d\d$/)])
    expect(on(aside('approver'))).toEqual([expect.stringMatching(/own-act$/)])
    expect(on({ ...both, isDrawn: true })).toEqual([])
  })

  test('nobody does it who has an interest in the round', () => {
    const interested = { ...officer, interests: [{ id: 'o', name: '某社', rounds: ['round'] }] }
    expect(on({}, NOW, [interested, auditor])).toContain('officer commit-draw 2013-05-08 own-interest')
  })
})
