import type { OwnInterest } from '../../people/rules/interest.ts'
import { paths } from '../../paths.ts'
import { type Instant, sayDay } from '../../shared/days.ts'
import type { Filled } from '../../web/answer.tsx'
import { type Column, List } from '../../web/columns.tsx'
import { Export } from '../../web/controls.tsx'
import { Box, Form } from '../../web/form.tsx'
import { Facts, Figures } from '../../web/lists.tsx'
import { Block, Empty, Head, Note } from '../../web/parts.tsx'
import { Own } from '../../web/own.tsx'
import { saying } from '../../web/words.ts'
import { type MoveRefusal, RUNG_WORDS, type Rung, type YearCount, rungOf } from '../rules/ladder.ts'
import type { Organization, whyNotRecord } from '../rules/organization.ts'
import { moveForm } from './forms.ts'

export type KeptMove = {
  rung: Rung
  from: Rung
  since: string
  number: string
  numberBefore: string | null
  evidence: string
  by: string
  at: Instant
}
type Props = {
  organization: Organization
  moves: KeptMove[]
  whyNot: ReturnType<typeof whyNotRecord>
  of: Filled
}

export const LadderPage = ({ organization, moves, whyNot, of }: Props) => {
  const rung = rungOf(organization)
  return (
    <div class="page">
      <Head
        title="备案和登记"
        crumbs={[
          { href: paths.organizations(), text: '申报单位' },
          { href: paths.organization(organization.id), text: organization.name },
        ]}
        lead="团队备案、登记为法人以后，凭证件记一次。成员、申报和项目都不变。"
      />
      <Facts
        rows={[
          { name: '现在', value: RUNG_WORDS[rung] },
          { name: '编号', value: organization.uscc ?? organization.filingNo ?? '还没有' },
        ]}
      />
      <Block id="moves" title="经过">
        <Moves moves={moves} />
      </Block>
      {rung === 'registered' ? (
        <Note>已经是法人，没有下一步。</Note>
      ) : (
        <Block id="move" title="记录下一步">
          {whyNot === null && <Entry organization={organization} rung={rung} of={of} />}
          <Own not={whyNot} />
        </Block>
      )}
    </div>
  )
}

export const Moves = ({ moves }: { moves: KeptMove[] }) =>
  moves.length === 0 ? (
    <p class="quiet">登记到本站以后没有变化。</p>
  ) : (
    <List unseenCaption="备案和登记的经过" columns={MOVES} rows={moves} />
  )

const MOVES: Column<KeptMove>[] = [
  { head: '变化', text: ({ from, rung }) => `${RUNG_WORDS[from]}→${RUNG_WORDS[rung]}`, keep: 'name' },
  { head: '日期', day: ({ since }) => since, keep: 'date' },
  {
    head: '编号',
    drawn: '编号',
    text: ({ number }) => number,
    also: { head: '原编号', text: ({ numberBefore }) => numberBefore && `原${numberBefore}` },
  },
  { head: '依据', text: ({ evidence }) => evidence },
  { head: '记录', text: ({ by }) => by },
  { head: '记录时间', instant: ({ at }) => at },
]

const Entry = ({ organization, rung, of }: { organization: Organization; rung: Rung; of: Filled }) => (
  <Form to={paths.ladder(organization.id)} of={of} button="记录">
    <Box
      of={of}
      form={moveForm}
      name="rung"
      options={[
        ...(rung === 'group' ? [{ value: 'filed', text: RUNG_WORDS.filed, small: '有了备案号' }] : []),
        { value: 'registered', text: RUNG_WORDS.registered, small: '有了统一社会信用代码' },
      ]}
    />
    <Box of={of} form={moveForm} name="kind" hint="登记为法人的才选。" />
    <Box of={of} form={moveForm} name="number" size={24} />
    <Box of={of} form={moveForm} name="since" />
    <Box of={of} form={moveForm} name="evidence" hint="看到的证件和文号。" />
  </Form>
)

type Latest = { id: string; name: string; rung: Rung; since: string; number: string }
type Counts = {
  standing: { groups: number; filed: number; legal: number; raised: number }
  years: YearCount[]
  latest: Latest[]
  url: string
}

/** 孵化: what the district's groups have become. */
export const LadderCountsPage = ({ standing, years, latest, url }: Counts) => (
  <div class="page">
    <Head
      title="培育成长"
      lead="社区团队备案、登记为法人的数目，按证件上的日期计。"
      actions={<Export url={url} />}
    />
    <Figures
      items={[
        { name: RUNG_WORDS.group, value: standing.groups, unit: '个' },
        { name: RUNG_WORDS.filed, value: standing.filed, unit: '个' },
        { name: '法人单位', value: standing.legal, unit: '家' },
        { name: '由团队登记为法人', value: standing.raised, unit: '家' },
      ]}
    />
    <Block id="years" title="按年">
      {years.length === 0 ? (
        <Empty title="还没有变化">在申报单位的“备案和登记”里记录以后，这里按年统计。</Empty>
      ) : (
        <List narrow unseenCaption="按年" columns={YEARS} rows={years} />
      )}
    </Block>
    {latest.length > 0 && (
      <Block id="latest" title="最近的变化">
        <List unseenCaption="最近的变化" columns={LATEST} rows={latest} />
      </Block>
    )}
  </div>
)

export const YEARS: Column<YearCount>[] = [
  { head: '年', text: ({ year }) => `${year}年`, keep: 'name' },
  { head: '新备案', count: ({ filed }) => filed },
  { head: '新登记为法人', count: ({ registered }) => registered },
]

export const LATEST: Column<Latest>[] = [
  { head: '单位', text: ({ name }) => name, href: ({ id }) => paths.organization(id), keep: 'name' },
  { head: '成为', text: ({ rung }) => RUNG_WORDS[rung], keep: 'state' },
  { head: '日期', day: ({ since }) => since, keep: 'date' },
  { head: '编号', text: ({ number }) => number },
]

export const sayMove = saying<MoveRefusal | OwnInterest>({
  'not-up': ({ rung }) => `现在已经是“${RUNG_WORDS[rung]}”，只能往上记`,
  'moved-in-future': ({ today }) => `日期不能晚于今天（${sayDay(today)}）`,
  'number-taken': ({ number }) => `编号${number}已经是别的单位的`,
})
