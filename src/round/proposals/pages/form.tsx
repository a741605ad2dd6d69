import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import { clockOf, dayOf, daysBetween, sayMinute } from '../../../shared/days.ts'
import type { Instant } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { categoriesOf } from '../../calls/rules/categories.ts'
import { clauseIn } from '../../../rulebook/citing.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { Confirm } from '../../../web/choices.tsx'
import { Area, ErrorSummary, Hidden, Num, Select, Text, autosave } from '../../../web/fields.tsx'
import { Actions, Block, Button, Head, Note, Saved, Tag } from '../../../web/parts.tsx'
import type { Proposal } from '../rules/submit.ts'
import { Elsewhere } from './elsewhere.tsx'
import { BudgetPart } from './budget-form.tsx'
import { RowSet } from './rows.tsx'

/** `isElsewhere`: another window saved meanwhile; what it saved is shown beside. */
type Props = { proposal: Proposal; of: Filled; refused: Child; now: Instant; isElsewhere?: boolean }

/** The whole form on one page; it saves by itself while it is filled in, and by its button without script. */
export function ProposalForm({ proposal, of, refused, now, isElsewhere }: Props) {
  const { plan, organization } = proposal
  const tracks = plan.tracks.filter((track) => track.kinds.includes(organization.kind))
  return (
    <div class="page">
      <Head
        title={of.typed['title'] || '新的申报书'}
        crumbs={[
          { href: paths.desk('applicant'), text: '申报' },
          { href: paths.call(proposal.roundId), text: plan.title },
        ]}
        meta={
          <>
            <Tag tone="now">草稿</Tag>
            <span>{organization.name}</span>
            <span>
              {sayMinute(plan.dates.closes)}截止，{sayLeft(now, plan.dates.closes)}
            </span>
          </>
        }
      />
      {refused && <Note tone="bad">{refused}</Note>}
      {isElsewhere && <Elsewhere saved={proposal.typed} typed={of.typed} />}
      <form
        method="post"
        action={paths.proposalDraft(proposal.id)}
        novalidate
        {...autosave(paths.proposalDraft(proposal.id))}
      >
        <ErrorSummary of={of} />
        <Hidden name="version" value={String(proposal.version)} />
        <Block id="about" title="项目概况">
          <Text of={of} name="title" label="项目名称" hint="写清为谁做什么，最多30个字。" full />
          <Select
            of={of}
            name="track"
            label="赛道"
            hint={tracks.map((track) => `${track.name}每项最高${yuan(track.askMax)}元`).join('；')}
            none="请选择"
            options={tracks.map((track) => ({ value: track.code, text: track.name }))}
          />
          <Select
            of={of}
            name="category"
            label="领域"
            none="请选择"
            options={categoriesOf(plan).map((value) => ({ value, text: value }))}
          />
          <Text of={of} name="place" label="实施地点" hint="写到街道或社区。" full />
          <Num
            of={of}
            name="months"
            label="实施时间"
            hint={
              <Because
                sentence={`最长${plan.longestMonths}个月，从签约算起`}
                clause={clauseIn(plan.rulebook, 'proposals.longestMonths')}
              />
            }
            unit="个月"
          />
          <Text of={of} name="leader" label="项目负责人" hint="立项后公开姓名。" autocomplete="name" />
          <Area of={of} name="summary" label="项目概况" rows={4} limit={500} />
        </Block>
        <Block id="why" title="需求与目标">
          <Area
            of={of}
            name="need"
            label="居民需求"
            hint="谁有什么困难，怎样得知的，涉及多少人。最多1000个字。"
            rows={5}
          />
          <Area of={of} name="goals" label="目标" hint="一行一条，最多10条。" rows={4} />
          <Area of={of} name="innovation" label="创新之处" rows={3} limit={1000} />
        </Block>
        <RowSet
          of={of}
          name="outputs"
          title="产出指标"
          columns={[
            { key: 'name', text: '指标', wide: true },
            { key: 'target', text: '目标值', num: true },
            { key: 'unit', text: '单位' },
          ]}
        />
        <RowSet
          of={of}
          name="effects"
          title="成效指标"
          columns={[
            { key: 'name', text: '指标', wide: true },
            { key: 'baseline', text: '基线（选填）', num: true },
            { key: 'target', text: '目标值', num: true },
            { key: 'unit', text: '单位' },
            { key: 'method', text: '测量办法', wide: true },
          ]}
        />
        <RowSet
          of={of}
          name="plan"
          title="活动计划"
          columns={[
            { key: 'month', text: '第几个月', num: true },
            { key: 'work', text: '工作', wide: true },
          ]}
        />
        <RowSet
          of={of}
          name="risks"
          title="风险与应对"
          columns={[
            { key: 'risk', text: '风险', wide: true },
            { key: 'response', text: '应对办法', wide: true },
          ]}
        />
        <BudgetPart of={of} plan={plan} />
        <Block id="send" title="核对并提交">
          <Confirm of={of} name="declaration" label="所填内容真实、完整，同意按征集公告的规则参加评审。" />
          <Actions>
            <Button formaction={paths.submission(proposal.id)}>提交申报书</Button>
            <Button plain>保存草稿</Button>
            <Button plain name="do" value="add">
              保存并加行
            </Button>
            <Saved at={proposal.version > 1 ? clockOf(proposal.savedAt) : undefined} />
          </Actions>
          <p class="hint">提交后，截止前可以撤回再改。</p>
        </Block>
      </form>
    </div>
  )
}

function sayLeft(now: Instant, closes: Instant): string {
  if (now >= closes) return '已经截止'
  const days = daysBetween(dayOf(now), dayOf(closes))
  return days > 0 ? `还有${days}天` : '就在今天'
}
