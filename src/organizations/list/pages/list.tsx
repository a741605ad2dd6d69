import { KIND_WORDS, ORGANIZATION_KINDS, type OrganizationKind } from '../../../people/rules/organization.ts'
import { paths } from '../../../paths.ts'
import type { Day } from '../../../shared/days.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Filters, Pages, listHref, sayTotal } from '../../../web/controls.tsx'
import { Empty, Head } from '../../../web/parts.tsx'
import { RUNGS, RUNG_WORDS, type Rung } from '../../rules/ladder.ts'

export type Listed = {
  id: string
  name: string
  kind: OrganizationKind
  uscc: string | null
  filingNo: string | null
  subdistrict: string
  checkedOn: Day | null
}
type Props = {
  items: Listed[]
  total: number
  page: number
  words: string
  kind?: OrganizationKind | undefined
  rung?: Rung | undefined
  isAuditor: boolean
  /** It was counted as far as its page reaches. */
  reached: boolean
  url: string
}

export const OrganizationsPage = ({
  items,
  total,
  page,
  reached,
  words,
  kind,
  rung,
  isAuditor,
  url,
}: Props) => (
  <div class="page">
    <Head
      title="申报单位"
      lead="在本站登记的单位。"
      actions={
        <>
          <a href={paths.bars()}>不受理申报名册</a>
          <a href={paths.ladderCounts()}>培育成长</a>
          <a href={paths.expiringCertificates()}>到期的证件</a>
          {isAuditor && <a href={paths.accountReadings()}>账号查看记录</a>}
        </>
      }
    />
    <Filters
      items={[
        { kind: 'search', name: 'q', label: '名称、代码或者备案号', value: words },
        {
          kind: 'select',
          name: 'kind',
          label: '类型',
          value: kind,
          options: ORGANIZATION_KINDS.map((value) => ({ value, text: KIND_WORDS[value] })),
        },
        {
          kind: 'select',
          name: 'rung',
          label: '备案和登记',
          value: rung,
          options: RUNGS.map((value) => ({ value, text: RUNG_WORDS[value] })),
        },
      ]}
      shown={`共${sayTotal({ total, page, reached })}家`}
      url={url}
    />
    {items.length === 0 ? (
      <Empty title="没有这样的单位">换个条件再找。</Empty>
    ) : (
      <List scroll="申报单位" columns={COLUMNS} rows={items} />
    )}
    <Pages
      {...{ page, total, reached }}
      href={(to) => listHref(paths.organizations(), { q: words, kind, rung }, to)}
    />
  </div>
)

export const COLUMNS: Column<Listed>[] = [
  { head: '单位', text: ({ name }) => name, href: ({ id }) => paths.organization(id), keep: 'name' },
  { head: '类型', text: ({ kind }) => KIND_WORDS[kind], keep: 'state' },
  {
    head: '代码或者备案号',
    text: ({ uscc, filingNo }) => uscc ?? filingNo ?? RUNG_WORDS.group,
    look: 'nowrap',
  },
  { head: '街道', text: ({ subdistrict }) => subdistrict },
  {
    head: '最近核验',
    day: ({ checkedOn }) => checkedOn,
    cell: ({ id, checkedOn }) =>
      checkedOn ? <time>{checkedOn}</time> : <a href={paths.verification(id)}>还没有核验</a>,
    keep: 'date',
  },
]
