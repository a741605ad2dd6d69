import type { Posted } from '../files/receiving/form.ts'
import { attachToCall } from '../round/calls/attachments/actions.ts'
import { attachFile } from '../round/proposals/files/actions.ts'
import { budgetFile } from '../round/proposals/budget/pages/file.ts'
import type { Content } from '../round/proposals/rules/content.ts'
import { refsOf } from '../round/proposals/files/rules.ts'
import type { Person } from '../people/rules/person.ts'
import type { Instant } from '../shared/days.ts'
import { must } from './must.ts'
import type { Stage } from './stages.ts'

/** What hangs on the open call: a form to write on by hand and the budget's table, both empty, made here. */
export async function playAttachments({ db, bucket, cast }: Stage, roundId: string, at: Instant) {
  const form = await pageOf('社区公益微创投申报书（样表）', FORM_LINES)
  const budget = new Uint8Array(await (await budgetFile([], {})).arrayBuffer())
  must(await attachToCall(db, bucket, cast.officer, roundId, sending('申报书模板.docx', form, at)))
  must(await attachToCall(db, bucket, cast.officer, roundId, sending('预算表.xlsx', budget, at + 1000)))
}

/** A file to a proposal that is being written; what it is submitted with. */
export async function playFile(
  { db, bucket }: Stage,
  by: Person,
  proposalId: string,
  content: Content,
  at: Instant,
): Promise<Content> {
  const page = await pageOf('场地使用证明', VENUE_LINES)
  const sent = sending('场地使用证明.docx', page, at, { question: '' })
  const file = must(await attachFile(db, bucket, by, proposalId, sent))
  return { ...content, files: refsOf([file]) }
}

/** Made up, like all of the round of today. */
const FORM_LINES = [
  '项目名称：',
  '申报单位：',
  '赛道与领域：',
  '实施地点：',
  '居民需求（怎样发现，涉及多少人）：',
  '目标与产出：',
  '活动计划：',
  '预算：见《预算表》',
  '本表供线下商量时使用，以网上填报的为准。',
]
const VENUE_LINES = [
  '兹同意该项目使用社区活动站二层多功能室，每周两次，每次三小时，不收场地费。',
  '活动前一天联系社区值班人员开门，结束后恢复原样。',
  '（演示数据）',
]

async function pageOf(title: string, lines: string[]): Promise<Uint8Array> {
  const { Document, HeadingLevel, Packer, Paragraph } = await import('docx')
  const children = [
    new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
    ...lines.map((line) => new Paragraph({ text: line })),
  ]
  return new Uint8Array(await Packer.toArrayBuffer(new Document({ sections: [{ children }] })))
}

/** As a machine sends a file: its bytes, and what stands beside it in the address. */
const sending = (
  name: string,
  bytes: Uint8Array,
  at: Instant,
  fields: Record<string, string> = {},
): Posted => ({
  type: '',
  length: bytes.length,
  body: new Blob([Uint8Array.from(bytes)]).stream(),
  query: { ...fields, name },
  clock: () => at,
})
