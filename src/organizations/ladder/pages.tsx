import { paths } from '../../paths.ts'
import { type Instant, sayDay, sayMinute } from '../../shared/days.ts'
import type { Filled } from '../../web/answer.tsx'
import { Box, Form } from '../../web/form.tsx'
import { Facts, Figures } from '../../web/lists.tsx'
import { Block, Empty, Head, Note } from '../../web/parts.tsx'
import { Table } from '../../web/tables.tsx'
import { saying } from '../../web/words.ts'
import { type MoveRefusal, RUNG_WORDS, type Rung, type YearCount, rungOf } from '../rules/ladder.ts'
import type { Organization, OwnOrganization } from '../rules/organization.ts'
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
type Props = { organization: Organization; moves: KeptMove[]; of: Filled }

export const LadderPage = ({ organization, moves, of }: Props) => {
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
          <Entry organization={organization} rung={rung} of={of} />
        </Block>
      )}
    </div>
  )
}

export const Moves = ({ moves }: { moves: KeptMove[] }) =>
  moves.length === 0 ? (
    <p class="quiet">登记到本站以后没有变化。</p>
  ) : (
    <Table
      unseenCaption="备案和登记的经过"
      head={[{ text: '日期' }, { text: '变化' }, { text: '编号' }, { text: '依据', desktop: true }]}
    >
      {moves.map(({ rung, from, since, number, numberBefore, evidence, by, at }) => (
        <tr>
          <td class="nowrap">{sayDay(since)}</td>
          <td>
            {RUNG_WORDS[from]}→{RUNG_WORDS[rung]}
          </td>
          <td>
            {number}
            {numberBefore && <small>原{numberBefore}</small>}
          </td>
          <td class="desktop">
            {evidence}
            <small>
              {by}，{sayMinute(at)}
            </small>
          </td>
        </tr>
      ))}
    </Table>
  )

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

type Counts = {
  standing: { groups: number; filed: number; legal: number; raised: number }
  years: YearCount[]
  latest: { id: string; name: string; rung: Rung; since: string; number: string }[]
}

/** 孵化: what the district's groups have become. */
export const LadderCountsPage = ({ standing, years, latest }: Counts) => (
  <div class="page">
    <Head title="培育成长" lead="社区团队备案、登记为法人的数目，按证件上的日期计。" />
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
        <Table
          unseenCaption="按年"
          head={[{ text: '年' }, { text: '新备案', num: true }, { text: '新登记为法人', num: true }]}
        >
          {years.map(({ year, filed, registered }) => (
            <tr>
              <th scope="row">{year}年</th>
              <td class="num">{filed}</td>
              <td class="num">{registered}</td>
            </tr>
          ))}
        </Table>
      )}
    </Block>
    {latest.length > 0 && (
      <Block id="latest" title="最近的变化">
        <Table
          unseenCaption="最近的变化"
          head={[{ text: '日期' }, { text: '单位' }, { text: '成为' }, { text: '编号', desktop: true }]}
        >
          {latest.map(({ id, name, rung, since, number }) => (
            <tr>
              <td class="nowrap">{sayDay(since)}</td>
              <th scope="row">
                <a href={paths.organization(id)}>{name}</a>
              </th>
              <td>{RUNG_WORDS[rung]}</td>
              <td class="desktop">{number}</td>
            </tr>
          ))}
        </Table>
      </Block>
    )}
  </div>
)

export const sayMove = saying<MoveRefusal | OwnOrganization>({
  'not-up': ({ rung }) => `现在已经是“${RUNG_WORDS[rung]}”，只能往上记`,
  'moved-in-future': ({ today }) => `日期不能晚于今天（${sayDay(today)}）`,
  'number-taken': ({ number }) => `编号${number}已经是别的单位的`,
  'own-organization': ({ organization }) => `您是${organization}的成员，由别的经办人记录`,
})
