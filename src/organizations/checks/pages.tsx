import { paths } from '../../paths.ts'
import { type Day, sayDay, sayMinute } from '../../shared/days.ts'
import type { Filled } from '../../web/answer.tsx'
import { Box, Form } from '../../web/form.tsx'
import { Block, Empty, Head, Tag } from '../../web/parts.tsx'
import { Table } from '../../web/tables.tsx'
import { saying } from '../../web/words.ts'
import {
  type About,
  CHECKS,
  CHECK_WORDS,
  type CheckRefusal,
  type KeptSnapshot,
  RESULT_WORDS,
  latestOf,
} from '../rules/check.ts'
import type { Organization, OwnOrganization } from '../rules/organization.ts'
import { lookUps } from './forms.ts'

type Props = {
  organization: Organization
  snapshots: KeptSnapshot[]
  mayCheck: boolean
  today: Day
  of: Filled
}

export const VerificationPage = (page: Props) => (
  <div class="page">
    <Head
      title="核验"
      crumbs={[
        { href: paths.organizations(), text: '申报单位' },
        { href: paths.organization(page.organization.id), text: page.organization.name },
      ]}
      lead="记下查询那一天看到的结果、来源和日期。以后情况变了，再查一次，另记一条。"
    />
    <Block id="latest" title="最近一次">
      <Latest snapshots={page.snapshots} />
    </Block>
    {page.mayCheck && (
      <Block id="check" title="记录查询">
        <Entry {...page} />
      </Block>
    )}
    <Block id="all" title="全部记录">
      <All snapshots={page.snapshots} />
    </Block>
  </div>
)

/** The last look-up of each thing: also beside a proposal that is screened. */
export const Latest = ({ snapshots }: { snapshots: KeptSnapshot[] }) => (
  <Table
    unseenCaption="最近一次核验"
    head={[{ text: '事项' }, { text: '结果' }, { text: '查询日期' }, { text: '来源', desktop: true }]}
  >
    {latestOf(snapshots).map(({ about, latest }) => (
      <tr>
        <th scope="row">{CHECK_WORDS[about]}</th>
        <td>{latest ? <Outcome of={latest} /> : <span class="quiet">没有查过</span>}</td>
        <td class="nowrap">{latest && sayDay(latest.checkedOn)}</td>
        <td class="desktop">{latest?.source}</td>
      </tr>
    ))}
  </Table>
)

export const Outcome = ({ of }: { of: KeptSnapshot }) => (
  <>
    <Tag tone={of.result === 'clear' ? 'good' : 'bad'}>{RESULT_WORDS[of.about][of.result]}</Tag>
    {of.result === 'found' && (
      <small>
        {of.note}
        {of.enteredOn && `，${sayDay(of.enteredOn)}列入`}
        {of.until ? `，到${sayDay(of.until)}为止` : '，查询时仍然有效'}
      </small>
    )}
  </>
)

const All = ({ snapshots }: { snapshots: KeptSnapshot[] }) =>
  snapshots.length === 0 ? (
    <Empty title="还没有核验过">查询登记机关和信用网站以后，在上面记录。</Empty>
  ) : (
    <Table
      scroll="全部核验记录"
      head={[{ text: '查询日期' }, { text: '事项' }, { text: '结果' }, { text: '来源' }, { text: '谁记的' }]}
    >
      {snapshots.map((one) => (
        <tr>
          <td class="nowrap">{sayDay(one.checkedOn)}</td>
          <td>{CHECK_WORDS[one.about]}</td>
          <td>
            <Outcome of={one} />
          </td>
          <td>{one.source}</td>
          <td>
            {one.by}
            <small>{sayMinute(one.at)}</small>
          </td>
        </tr>
      ))}
    </Table>
  )

const Entry = ({ organization, today, of }: Props) => (
  <Form to={paths.verification(organization.id)} of={of} button="记录">
    {CHECKS.map((about) => (
      <LookUp about={about} today={today} of={of} />
    ))}
  </Form>
)

/** The day is today's unless another is typed. */
function LookUp({ about, today, of }: { about: About; today: Day; of: Filled }) {
  const form = lookUps[about]
  const filled = { ...of, typed: { [`${about}.checkedOn`]: today, ...of.typed } }
  const results = (['clear', 'found'] as const).map((value) => ({ value, text: RESULT_WORDS[about][value] }))
  const asked = (name: keyof typeof form.shape) => ({ of: filled, form, name, field: `${about}.${name}` })
  return (
    <fieldset class="field">
      <legend>{CHECK_WORDS[about]}</legend>
      <Box
        {...asked('result')}
        label="结果"
        options={[{ value: '', text: '这次没有查' }, ...results]}
        optional
      />
      <Box {...asked('checkedOn')} />
      <Box {...asked('source')} label="来源" hint="例如：中国社会组织政务服务平台。" />
      <Box {...asked('enteredOn')} hint="查到问题的填；来源没有写的不填。" />
      <Box {...asked('until')} hint="查到问题的填：移出名录的日期；仍然有效的不填。" />
      <Box {...asked('note')} hint="查到问题的要写。" />
    </fieldset>
  )
}

export const sayCheck = saying<CheckRefusal | OwnOrganization>({
  'nothing-checked': '请至少选一项查询结果',
  'checked-in-future': ({ today }) => `查询日期不能晚于今天（${sayDay(today)}）`,
  'until-after-check': ({ about }) => `${CHECK_WORDS[about]}的截止日期不能晚于查询日期；仍然有效的不填`,
  'entered-after-until': ({ about }) => `${CHECK_WORDS[about]}的列入日期不能晚于截止日期和查询日期`,
  'own-organization': ({ organization }) => `您是${organization}的成员，由别的经办人核验`,
})
