import { paths } from '../../../../paths.ts'
import type { Column } from '../../../../web/columns.tsx'
import { Tag } from '../../../../web/parts.tsx'
import { type Sheet, sheetOf } from '../../../../web/sheet.ts'
import { type Round, numbered } from '../../../calls/rules/round.ts'
import { type Group, type Member, type PairRow, type WantedPairs, groupsFor } from '../rules/pair.ts'
import { UNSEEN, VERDICT_LOOKS } from './words.ts'

export const PAIRS: Column<PairRow>[] = [
  {
    head: '申报书',
    drawn: '申报书',
    text: ({ aTitle }) => aTitle,
    href: ({ id }) => paths.similarPair(id),
    also: {
      head: '编号和单位',
      text: ({ aCode, aNumber, aBy }) => `${numbered({ code: aCode }, 'SQ', aNumber)}　${aBy}`,
    },
    keep: 'name',
  },
  {
    head: '与之相似的申报书',
    drawn: '与之相似的申报书',
    text: ({ bTitle }) => bTitle,
    also: {
      head: '它的编号和单位',
      text: ({ bCode, bNumber, bBy, isOwn }) =>
        `${numbered({ code: bCode }, 'SQ', bNumber)}　${isOwn ? '同一单位' : bBy}`,
    },
  },
  {
    head: '相似度',
    text: ({ common, percent }) => `${common === null ? '约' : ''}${percent}%`,
    keep: 'date',
  },
  { head: '套话占', text: ({ common }) => (common === null ? '待核对' : `${common}%`) },
  {
    head: '处理',
    text: ({ verdict }) => tagOf(verdict).word,
    tone: ({ verdict }) => tagOf(verdict).tone,
    keep: 'state',
  },
]

export const VerdictTag = ({ row: { verdict } }: { row: Pick<PairRow, 'verdict'> }) => {
  const { tone, word } = tagOf(verdict)
  return <Tag tone={tone}>{word}</Tag>
}

export const tagOf = (verdict: PairRow['verdict']) => (verdict ? VERDICT_LOOKS[verdict] : UNSEEN)

type Grouped = Member & { group: number }

/** What people see as groups: a row for each that stands in one. */
const groupedColumns = ({ plan }: Round): Column<Grouped>[] => [
  { head: '组', count: ({ group }) => group },
  { head: '申报书', text: ({ title }) => title },
  { head: '编号', text: ({ number }) => numbered(plan, 'SQ', number) },
  { head: '单位', text: ({ by }) => by },
]

type Listed = { round: Round; rows: PairRow[]; total: number; groups: Group[] }

/** The pairs; and the groups, where they are shown. */
export function similarSheets({ round, rows, total, groups }: Listed, wanted: WantedPairs): Sheet[] {
  const grouped = groupsFor(groups, wanted).flatMap(({ members }, at) =>
    members.map((member) => ({ ...member, group: at + 1 })),
  )
  return [
    sheetOf('相似的申报书', PAIRS, rows, total),
    ...(grouped.length > 0 ? [sheetOf('成组相似', groupedColumns(round), grouped)] : []),
  ]
}
