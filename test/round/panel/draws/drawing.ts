import { ok } from '../../../../src/shared/result.ts'
import { type Asked, type Draw, digestOf } from '../../../../src/round/panel/draws/rules/draw.ts'
import { listedIn } from '../../../../src/round/panel/draws/rules/preparing.ts'
import type { Panel, Seated } from '../../../../src/round/panel/rules/panel.ts'
import { overlaid } from '../../../../src/rulebook/rules/some.ts'
import { endOf } from '../../../../src/shared/days.ts'
import { hashOf } from '../../../../src/shared/seeded.ts'
import { PLAN } from '../../calls/typed.ts'
import { person } from '../../people.ts'

export const NOW = Date.parse('2013-05-06T09:00:00+08:00')
const DAY = 86_400_000
export const officer = person('officer', ['officer'])
export const auditor = person('auditor', ['auditor'])
export const approver = person('approver', ['approver'])

export const expert = (id: string, field: string): Seated => ({
  id,
  name: `专家${id}`,
  employer: '高校',
  field,
  personId: `person-${id}`,
  acceptedAt: NOW - 1,
  expiresAt: NOW - 1,
  isReader: false,
  hasLeft: false,
  isOut: false,
})

export const panel: Panel = {
  roundId: 'round',
  plan: {
    code: '2013',
    title: '2013年公益创投',
    organizer: '东城区',
    dates: { opens: NOW - 300, closes: NOW - 100, scoringCloses: NOW + 60 * DAY },
    tracks: [],
    criteria: [],
    step: 50,
    parameters: overlaid(PLAN.parameters, { panel: { size: 4 }, scoring: { minSheets: 2 } }),
  },
  members: [],
  recusals: [],
  pool: [
    ...['1', '2', '3', '4'].map((id) => expert(id, '社会工作')),
    expert('5', '财务'),
    expert('6', '财务'),
  ],
  left: 0,
  recheckBy: ok(null),
  eligible: [],
  assignedAt: null,
  openedAt: null,
}

export const asked: Asked = {
  strata: [
    { code: '业务', seats: 2, fields: ['社会工作', '社区治理'] },
    { code: '财务', seats: 1, fields: ['财务'] },
  ],
  source: '双色球第2013055期',
  revealBy: '2013-05-08',
  publicOn: '2013-05-09',
}
export const LATE = endOf('2013-05-08')

export const SECRETS = { officer: '4821 7750 1936 0287', auditor: '槐花巷口晒过七床棉被' }
export const committed = (side: 'officer' | 'auditor', isRevealed: boolean) => ({
  side,
  hash: hashOf(SECRETS[side]),
  byId: side,
  at: NOW,
  number: isRevealed ? SECRETS[side] : null,
  revealedAt: isRevealed ? NOW : null,
})

export const draw: Draw = {
  ...asked,
  id: 'draw',
  roundId: 'round',
  seq: 1,
  candidates: listedIn(panel, asked.strata, NOW),
  digest: digestOf(listedIn(panel, asked.strata, NOW)),
  at: NOW,
  commitments: [committed('officer', true), committed('auditor', true)],
  outcome: null,
  asides: [],
}
/** Asked for by somebody; null: without an answer yet. */
export const asideBy = (byId: string, isAgreed: boolean | null) => ({
  id: 'aside',
  reason: '名单有误',
  byId,
  at: NOW,
  isAgreed,
  answeredAt: isAgreed === null ? null : NOW,
})
export const outcome = { seats: [], alternates: [], number: '1', at: NOW }
