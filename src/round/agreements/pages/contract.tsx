import { type Party, sayNumberOf, sayStanding, signerOf } from '../../../organizations/rules/party.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { dayOf, sayDay, sayInstant } from '../../../shared/days.ts'
import { yuan, yuanInWords } from '../../../shared/money.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Paper } from '../../../web/papers.tsx'
import { numbered } from '../../calls/rules/round.ts'
import type { Content } from '../../proposals/rules/content.ts'
import type { Side } from '../rules/agreement.ts'
import type { Agreement, FoundAgreement } from '../rules/found.ts'
import { TrancheTable } from './tranches.tsx'

/** The contract: parties, project, money, tranches, what was promised, signatures. */
export function Contract({ found }: { found: FoundAgreement }) {
  const { agreement, tranches } = found
  const { plan, parties, content, amount } = agreement
  const signer = signerOf(parties)
  return (
    <Paper
      title={[plan.title, '项目协议']}
      number={numbered(plan, 'XY', agreement.seq)}
      sign={[
        `甲方：${plan.organizer}，${saySigned(found, 'bureau')}`,
        `乙方${parties.host ? '（托管单位）' : ''}：${signer.name}，${saySigned(found, 'organization')}`,
      ]}
    >
      <p class="to">甲方：{plan.organizer}</p>
      {parties.host ? (
        <>
          <p class="to">乙方（托管单位）：{sayParty(parties.host)}</p>
          <p class="to">实施组织：{sayParty(parties.organization)}</p>
        </>
      ) : (
        <p class="to">乙方：{sayParty(parties.organization)}</p>
      )}
      <p>{sayGround(agreement)}</p>
      <h3>一、项目</h3>
      <p>
        项目名称：{content.title}。申报书受理编号：{numbered(plan, 'SQ', agreement.proposalSeq)}。实施地点：
        {content.place}。项目负责人：{content.leader}。
      </p>
      <p>
        实施期限：{sayDay(agreement.startsOn)}至{sayDay(agreement.endsOn)}，共{content.months}个月。
      </p>
      <h3>二、资助金额</h3>
      <p>
        甲方资助乙方人民币{yuan(amount)}元（大写：{yuanInWords(amount)}）。
      </p>
      <h3>三、拨款</h3>
      <p>
        资助资金分{tranches.length}期拨付
        <By bound={plan.rulebook} rules={['payments.tranches']} />：
      </p>
      <TrancheTable tranches={tranches} />
      <h3>四、双方约定</h3>
      <p>
        {TERMS}
        <By bound={plan.rulebook} rules={['#funds', '#refund']} />
      </p>
      {parties.host && <p>{sayHosting(parties.organization)}</p>}
      <h3>五、生效</h3>
      <p>本协议自双方签署之日起生效。附件是本协议的组成部分。</p>
      <h3>附件：产出和成效指标</h3>
      <List narrow columns={OUTPUTS} rows={content.outputs} />
      <List narrow columns={EFFECTS} rows={content.effects} />
    </Paper>
  )
}

const TERMS =
  '乙方按申报书实施项目，资助资金专款专用，按时报送进展和经费使用情况，接受甲方检查和评估。' +
  '甲方按本协议拨款，对项目实施给予指导。没有用完的资助资金，结项时退回甲方。'

const sayGround = ({ plan, announcedAt, content }: Agreement): string =>
  `根据${plan.title}征集公告和${sayDay(dayOf(announcedAt))}的立项公告，甲乙双方就“${content.title}”项目订立本协议。`

/** Name, number, whoever answers for it, address: as they stood when the agreement was drafted. */
const sayParty = (party: Party): string =>
  [party.name, `（${sayNumberOf(party)}）`, sayStanding(party) && `，${sayStanding(party)}`].join('')

const sayHosting = ({ name }: Party): string =>
  `${name}是社区社会组织，没有法人资格。本项目由${name}实施，由乙方签订协议、接收资金、单独核算并保存凭证。`

function saySigned({ signatures }: FoundAgreement, side: Side): string {
  const signed = signatures.find((signature) => signature.side === side)
  return signed ? `${signed.name}于${sayInstant(signed.at)}签署` : '尚未签署'
}

const OUTPUTS: Column<Content['outputs'][number]>[] = [
  { head: '产出', text: ({ name }) => name, keep: 'name' },
  { head: '目标', text: ({ target, unit }) => `${target}${unit}`, look: 'num' },
]

const EFFECTS: Column<Content['effects'][number]>[] = [
  { head: '成效', text: ({ name }) => name, keep: 'name' },
  {
    head: '起点',
    text: ({ baseline, unit }) => (baseline === null ? '没有测过' : `${baseline}${unit}`),
    look: 'num',
  },
  { head: '目标', text: ({ target, unit }) => `${target}${unit}`, look: 'num' },
  { head: '怎样衡量', text: ({ method }) => method },
]
