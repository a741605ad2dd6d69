import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { PLAN } from '../../calls/typed.ts'
import { openedRound, startedProposal, submittedProposal } from '../../opened.ts'
import { TYPED } from '../typed.ts'
import { unlike } from '../../../unlike.ts'

const { opens } = PLAN.dates
const NOW = opens + 3_600_000

/** The budget as it is typed. */
const BUDGET = Object.fromEntries(Object.entries(TYPED).filter(([name]) => name.startsWith('budget.')))

let site: Site
let roundId: string
let wang: Someone
beforeAll(async () => {
  site = await openSite(NOW)
})
beforeEach(async () => {
  site.now = NOW
  roundId = (await openedRound(site)).id
  wang = await site.member(`夕阳茶叙社${unlike()}`)
})

const started = () => startedProposal(site, roundId, wang)
const submitted = () => submittedProposal(site, roundId, wang)

describe('junk', () => {
  test.each<[string, object]>([
    ['nothing', {}],
    [
      'lists for texts',
      { title: ['a'], need: [[['b']]], version: ['1'], organization: ['x'], reason: ['y'] },
    ],
    [
      'things for texts',
      { title: { a: 'b' }, budget: { a: { b: 'c' } }, version: { a: 1 }, organization: {}, reason: {} },
    ],
    [
      'odd names',
      {
        'budget.x.y': '1',
        'budget.-1.name': 'a',
        'budget.999.name': 'b',
        'budget[]': ['c'],
        'outputs..': 'd',
      },
    ],
    ['prototypes', JSON.parse('{"__proto__":{"a":"b"},"constructor":"c","budget":{"__proto__":[1]}}')],
    ['control characters', { title: 'a\u0000b\ud800', leader: '\u0007', version: '2' }],
    [
      'huge numbers',
      { months: 1e300, 'budget.0.price': '9'.repeat(1000), 'outputs.0.target': -1e-300, version: 1e21 },
    ],
  ])('%s: a reason, never a fault', async (_, junk) => {
    const [draft, sent] = [await started(), await submitted()]
    const paths = [
      `/rounds/${roundId}/proposals`,
      ...['about', 'need', 'outputs', 'plan', 'risks', 'budget'].map(
        (section) => `/proposals/${draft}/sections/${section}`,
      ),
      `/proposals/${sent}/reopening`,
      `/proposals/${draft}/submission`,
      `/proposals/${sent}/withdrawal`,
    ]
    for (const path of paths) {
      const { status, json } = await site.post(path, junk, wang)
      expect([status, path]).toEqual([
        expect.toSatisfy((code: number) => code === 200 || (code >= 400 && code < 500)),
        path,
      ])
      expect(json['title'] ?? '好').toMatch(/\p{Script=Han}/u)
    }
    for (const page of [
      `/proposals/${draft}`,
      `/proposals/${draft}/sections/about`,
      `/proposals/${draft}/check`,
    ])
      expect((await site.get(page, wang)).status).toBe(200)
  })

  test('saved in a section, its form still shows its rows', async () => {
    const id = await started()
    const junk = { ...BUDGET, 'budget.x.y': '1', 'budget.-1.name': 'a', version: 1 }
    await site.post(`/proposals/${id}/sections/budget`, junk, wang)
    expect((await site.get(`/proposals/${id}/sections/budget`, wang)).text).toContain('value="6,000.50"')
  })
})
