import { paths } from '../../../../paths.ts'
import { By } from '../../../../rulebook/pages/by.tsx'
import { sayDeadline, sayInstant } from '../../../../shared/days.ts'
import { yuan, yuanInWords } from '../../../../shared/money.ts'
import { Actions, Button, Head } from '../../../../web/parts.tsx'
import { Receipt as Paper } from '../../../../web/papers.tsx'
import { sealsProposals } from '../../../calls/opening/rules.ts'
import { numbered } from '../../../calls/rules/round.ts'
import type { Receipt } from '../store.ts'
import { Withdrawn } from '../../pages/withdrawn.tsx'

/** Proof of what was received and when; and that it was withdrawn, if it was. */
export function ReceiptPage({ receipt: view }: { receipt: Receipt }) {
  const { plan, proposalId, withdrawal } = view
  const number = numbered(plan, 'SQ', view.number)
  return (
    <div class="page">
      <Head title="申报回执" crumbs={[{ href: paths.desk('applicant'), text: '申报' }]} />
      {withdrawal && <Withdrawn {...{ proposalId, number, withdrawal }} />}
      <Paper
        title="申报书已提交"
        number={number}
        rows={[
          { name: '项目', value: view.title },
          { name: '申报单位', value: view.organization.name },
          {
            name: '收到时间',
            value: <time datetime={new Date(view.at).toISOString()}>{sayInstant(view.at)}</time>,
          },
          { name: '申请资金', value: `${yuan(view.ask)}元（${yuanInWords(view.ask)}）` },
          { name: '版本', value: `第${view.revision}版` },
          { name: '内容摘要', value: `SHA-256　${view.sha256}`, kind: 'code' },
          { name: '随机数', value: view.nonce, kind: 'code' },
        ]}
      >
        {!withdrawal && <Next {...{ plan, roundId: view.roundId }} />}
        <Actions>
          <Button plain href={paths.proposal(view.proposalId)}>
            查看申报书
          </Button>
          <a href={paths.desk('applicant')}>回到待办</a>
        </Actions>
      </Paper>
    </div>
  )
}

const Next = ({ plan, roundId }: Pick<Receipt, 'plan' | 'roundId'>) => (
  <>
    <h3>接下来</h3>
    <p>
      {sayDeadline(plan.dates.closes)}
      前可以重新打开修改，以最后一次提交的为准
      <By bound={plan.rulebook} rules={['#submission']} />
      。截止后进行资格审查，结果写信告知
      <By bound={plan.rulebook} rules={['#screening']} />
      ；入围的，由专家独立评分
      <By bound={plan.rulebook} rules={['#scoring']} />。
    </p>
    {sealsProposals(plan) && (
      <p>
        本期申报书密封，截止后由两人开启。开启的受理编号和内容摘要公布在
        <a href={paths.openingRecord(roundId)}>开启记录</a>
        ，请与这张回执核对。随机数到开启时才公布，请不要告诉别人：没有它，谁也不能用内容摘要来猜申报书写了什么。
      </p>
    )}
  </>
)
