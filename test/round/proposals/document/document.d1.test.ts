import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startProposal } from '../../../../src/round/proposals/start/actions.ts'
import { withdrawProposal } from '../../../../src/round/proposals/submissions/actions.ts'
import type { Content } from '../../../../src/round/proposals/rules/content.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { PLAN } from '../../calls/typed.ts'
import { fill } from '../fill.ts'
import { must, openedRound, organizationOf, startedProposal, submittedProposal } from '../../opened.ts'
import { unlike } from '../../../unlike.ts'

const { opens, closes } = PLAN.dates
const NOW = opens + 3_600_000

let site: Site
let roundId: string
let wang: Someone
let officer: Someone
beforeAll(async () => {
  site = await openSite(NOW)
})
beforeEach(async () => {
  site.now = NOW
  ;({ id: roundId, officer } = await openedRound(site))
  wang = await site.member(`夕阳茶叙社${unlike()}`)
})

/** The file as it comes, and what its document and its headers and footers say. */
async function wordFile(id: string, as: Someone) {
  const answer = await site.fetch(`/proposals/${id}/document.docx`, {}, as)
  const { status, headers } = answer
  const bytes = new Uint8Array(await answer.arrayBuffer())
  if (status !== 200) return { status, headers, xml: '', texts: [], all: '' }
  const files = unzipSync(bytes)
  const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array())
  const all = Object.entries(files)
    .filter(([name]) => /^word\/(header|footer)\d/.test(name))
    .map(([, file]) => textIn(strFromU8(file)))
    .join('\n')
  return { status, headers, xml, texts: cellsIn(xml), all }
}

const textIn = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('')
/** Each row of each table, cell by cell. */
const cellsIn = (xml: string): string[][] =>
  [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) =>
    [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => textIn(cell)),
  )

const RICH: Partial<Content> = {
  budget: [
    {
      kind: 'material',
      name: '茶点',
      grant: 4_000_00,
      own: 0,
      estimate: {
        price: 100_00,
        quantity: 4000,
        unit: '场',
        basis: '超市价',
        activity: '茶叙',
        source: 'grant',
      },
    },
    { kind: 'material', name: '茶具', grant: 500_25, own: 100_00 },
    { kind: 'volunteer', name: '志愿者补贴', grant: 1_000_00, own: 0 },
  ],
  goals: ['第一条', '第二条'],
  team: [{ name: '王敏', duty: '统筹', qualification: '社工师' }],
  beneficiaries: { who: '独居老人', direct: 30, indirect: 60 },
  answers: { NOBODY: '没有问过' },
}

describe('the Word file', () => {
  test('holds what was submitted, the budget with its sums, and how to tell it from another', async () => {
    const round = await openedRound(site, { form: { parts: ['beneficiaries', 'team'], sections: [] } })
    const id = await submittedProposal(site, round.id, wang, RICH)
    const { status, headers, xml, texts, all } = await wordFile(id, wang)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain('wordprocessingml.document')
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename=".*SQ-0001\.docx"/)
    const body = textIn(xml)
    for (const said of [
      '项目申报书',
      wang.organizations[0]?.name,
      '夕阳茶叙',
      '2．第二条',
      '社工师',
      '托管单位（盖章）',
    ])
      expect(body).toContain(said)
    expect(texts).toContainEqual([
      '茶点',
      '100.00元×40场，申请资助；依据：超市价；用于：茶叙',
      '4,000.00',
      '0.00',
      '4,000.00',
    ])
    expect(texts).toContainEqual(['活动物料费小计', '4,500.25', '100.00', '4,600.25'])
    expect(texts).toContainEqual(['合计', '5,500.25', '100.00', '5,600.25'])
    expect(texts).toContainEqual(['申请资金', '5,500.25元（大写：伍仟伍佰元贰角伍分）'])
    expect(body).not.toContain('没有问过')
    expect(all).toMatch(/内容摘要SHA-256：[0-9a-f]{64}/)
    expect(all).not.toContain('草稿')
    expect(xml).toContain('w:w="11906" w:h="16838"')
  })

  test('is whole whatever the text holds, and a long name wraps', async () => {
    const odd = `<b>&"'\u0000\u0008\uFFFE]]>\u{20BB7}`
    const id = await submittedProposal(site, roundId, wang, {
      title: `${odd}${'长'.repeat(300)}`,
      // half a character stands where nothing is compared with it: each home keeps it in a way of its own
      summary: `第一行\n\n${odd}\uD800第三行`,
      leader: 'W'.repeat(500),
    })
    const { xml, texts } = await wordFile(id, wang)
    expect(xml.isWellFormed()).toBe(true)
    expect(xml.replace(/[\t\n\r]/g, '')).not.toMatch(/\p{Cc}|[\uFFFE\uFFFF]/u)
    expect(xml).toContain('&lt;b&gt;&amp;&quot;&apos;')
    expect(xml).toContain('\u{20BB7}')
    expect(xml).toContain('<w:tblLayout w:type="fixed"/>')
    expect(texts.flat().some((cell) => cell.includes('长'.repeat(300)))).toBe(true)
  })

  test('of a draft says so on every page; one that is not complete has none yet', async () => {
    const id = await startedProposal(site, roundId, wang)
    const { texts, all, headers } = await wordFile(id, wang)
    expect(texts).toContainEqual(['受理编号', '草稿，尚未提交'])
    expect(all).toContain('草稿，尚未提交，不作为申报依据')
    expect(headers.get('content-disposition')).toContain(encodeURIComponent('草稿'))

    const { id: empty } = must(await startProposal(site.db, wang, roundId, organizationOf(wang), NOW))
    await fill(site, wang, empty, { title: '只有名字' })
    expect((await wordFile(empty, wang)).status).toBe(422)
    const { status, text } = await site.get(`/proposals/${empty}/document`, wang)
    expect([status, /还有\d+处没有填好/.test(text)]).toEqual([422, true])
  })
})

describe('the page to print', () => {
  test('says the same, and escapes it', async () => {
    const id = await submittedProposal(site, roundId, wang, { ...RICH, summary: '<script>alert(1)</script>' })
    const { status, text } = await site.get(`/proposals/${id}/document`, wang)
    expect(status).toBe(200)
    for (const said of [
      '项目申报书',
      '活动物料费小计',
      '伍仟伍佰元贰角伍分',
      '内容摘要SHA-256',
      '&lt;script&gt;',
    ])
      expect(text).toContain(said)
    expect(text).not.toContain('<script>alert')
    expect(text).toContain(`/proposals/${id}/document.docx`)
  })

  test('is the member’s and the staff’s, a draft the member’s alone', async () => {
    const stranger = await site.member(`别的单位${unlike()}`)
    const draft = await startedProposal(site, roundId, wang)
    const done = await submittedProposal(site, roundId, await site.member(`第三家${unlike()}`))
    const statuses = async (id: string, as: Someone) => [
      (await site.get(`/proposals/${id}/document`, as)).status,
      (await wordFile(id, as)).status,
    ]
    expect(await statuses(draft, wang)).toEqual([200, 200])
    expect(await statuses(draft, officer)).toEqual([404, 404])
    expect(await statuses(draft, stranger)).toEqual([404, 404])
    expect(await statuses(done, officer)).toEqual([200, 200])
    expect(await statuses(done, stranger)).toEqual([404, 404])
    expect(await statuses('nothing', wang)).toEqual([404, 404])
  })

  test('after a withdrawal it is a draft again, and no longer the staff’s', async () => {
    const id = await submittedProposal(site, roundId, wang)
    must(await withdrawProposal(site.db, wang, id, '再改改', NOW))
    expect((await site.get(`/proposals/${id}/document`, wang)).text).toContain('草稿，尚未提交')
    site.now = closes
    expect((await site.get(`/proposals/${id}/document`, officer)).status).toBe(404)
  })

  test('asks as much of the database for a long budget as for a short one', async () => {
    const line = { kind: 'material' as const, name: '茶点', grant: 100_00, own: 0 }
    const counts = []
    for (const budget of [[line], [line, line, line]]) {
      const by = await site.member(`单位${unlike()}`)
      const id = await submittedProposal(site, roundId, by, { budget })
      await site.get(`/proposals/${id}/document`, by)
      counts.push({ ...site.counts })
    }
    expect(counts[0]).toEqual(counts[1])
    expect(counts[0]?.trips).toBeLessThanOrEqual(3)
  })
})
