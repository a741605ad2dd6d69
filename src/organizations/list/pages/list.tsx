import { KIND_WORDS, ORGANIZATION_KINDS, type OrganizationKind } from '../../../people/rules/organization.ts'
import { paths } from '../../../paths.ts'
import { type Day, sayDay } from '../../../shared/days.ts'
import { Filters, Pages, listHref } from '../../../web/controls.tsx'
import { Empty, Head } from '../../../web/parts.tsx'
import { Table } from '../../../web/tables.tsx'
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
type List = {
  items: Listed[]
  total: number
  page: number
  words: string
  kind?: OrganizationKind | undefined
  rung?: Rung | undefined
  isAuditor: boolean
}

export const OrganizationsPage = ({ items, total, page, words, kind, rung, isAuditor }: List) => (
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
      shown={`共${total}家`}
    />
    {items.length === 0 ? <Empty title="没有这样的单位">换个条件再找。</Empty> : <Rows items={items} />}
    <Pages
      page={page}
      total={total}
      href={(to) => listHref(paths.organizations(), { q: words, kind, rung }, to)}
    />
  </div>
)

const Rows = ({ items }: { items: Listed[] }) => (
  <Table
    scroll="申报单位"
    head={[
      { text: '单位', keep: true },
      { text: '类型' },
      { text: '代码或者备案号' },
      { text: '街道' },
      { text: '最近核验' },
    ]}
  >
    {items.map(({ id, name, kind, uscc, filingNo, subdistrict, checkedOn }) => (
      <tr>
        <th scope="row" class="keep">
          <a href={paths.organization(id)}>{name}</a>
        </th>
        <td>{KIND_WORDS[kind]}</td>
        <td class="nowrap">{uscc ?? filingNo ?? RUNG_WORDS.group}</td>
        <td>{subdistrict}</td>
        <td class="nowrap">
          {checkedOn ? sayDay(checkedOn) : <a href={paths.verification(id)}>还没有核验</a>}
        </td>
      </tr>
    ))}
  </Table>
)
