import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { type Instant, sayDay, sayInstant } from '../../../shared/days.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Area, ErrorSummary, Select, Text } from '../../../web/fields.tsx'
import { Receipt } from '../../../web/papers.tsx'
import { Actions, Button, Head, Note } from '../../../web/parts.tsx'
import { LONGEST_TEXT, type Objection, whyNotObject } from '../rules/objection.ts'
import type { PublicLine, PublicNotice } from '../rules/notice.ts'
import { titleLines } from './notices.tsx'
import { sayObjectRefusal } from './words.ts'

type Props = {
  notice: PublicNotice
  lines: PublicLine[]
  now: Instant
  of: Filled
  refused: Child
}

const crumbs = (notice: PublicNotice) => [
  { href: paths.notices(), text: '公示' },
  { href: paths.notice(notice.id), text: titleLines(notice.plan.title, notice.announcedAt).join('') },
]

/** Anyone writes an objection; when it is too early or too late the page says so, and keeps what was typed. */
export function ObjectPage({ notice, lines, now, of, refused }: Props) {
  const whyNot = whyNotObject(notice, now)
  const says = refused ?? (whyNot && sayObjectRefusal(whyNot))
  const hasTyped = Object.keys(of.typed).length > 0
  return (
    <div class="page">
      <Head
        title="提出异议"
        crumbs={crumbs(notice)}
        lead={
          <>
            请在{sayDay(notice.toDay)}24:00前提出。个人请署真实姓名，单位请署全称
            <By bound={notice.plan.rulebook} rules={['publicity.objectionAnswerWorkingDays']} />。
          </>
        }
      />
      {says && <Note tone="bad">{says}。</Note>}
      <ErrorSummary of={of} />
      {(whyNot === null || hasTyped) && <ObjectionForm notice={notice} lines={lines} of={of} />}
    </div>
  )
}

const ObjectionForm = ({ notice, lines, of }: Pick<Props, 'notice' | 'lines' | 'of'>) => (
  <form method="post" action={paths.noticeObjections(notice.id)}>
    <Select
      of={of}
      name="submissionId"
      label="针对哪个项目"
      optional
      full
      none="整个名单"
      options={lines.map(({ submissionId, title, organization }) => ({
        value: submissionId,
        text: `${title}（${organization}）`,
      }))}
    />
    <Text
      of={of}
      name="name"
      label="真实姓名或单位全称"
      hint="只有调查这件异议的工作人员看得到，申报单位看不到，也不会公开。"
      autocomplete="name"
      full
    />
    <Text
      of={of}
      name="phone"
      label="联系电话"
      hint="核实情况和答复时用。"
      type="tel"
      inputmode="tel"
      autocomplete="tel"
      size={20}
    />
    <Area
      of={of}
      name="text"
      label="异议的内容和理由"
      hint={`请写明事实和依据，最多${LONGEST_TEXT}个字。`}
      rows={10}
      limit={LONGEST_TEXT}
    />
    <Actions>
      <Button>提交异议</Button>
      <a href={paths.notice(notice.id)}>回到公示</a>
    </Actions>
  </form>
)

type ReceiptProps = Pick<Props, 'notice' | 'lines'> & {
  receipt: { id: string; at: Instant }
  objection: Objection
}

/** Proof that the objection came in, and when by the server's clock. */
export const ObjectionReceipt = ({ notice, lines, receipt, objection }: ReceiptProps) => (
  <div class="page">
    <Head title="异议已收到" crumbs={crumbs(notice)} />
    <Receipt
      title="异议回执"
      number={receipt.id}
      rows={[
        { name: '收到时间', value: sayInstant(receipt.at) },
        { name: '针对', value: projectOf(lines, objection) },
        { name: '异议人', value: objection.name },
        { name: '联系电话', value: objection.phone },
      ]}
    >
      <h3>接下来</h3>
      <p>
        {sayAnswerDays(notice)}按您留的电话答复
        <By bound={notice.plan.rulebook} rules={['publicity.objectionAnswerWorkingDays']} />
        。所有异议都答复以后，才会发布最终公告
        <By bound={notice.plan.rulebook} rules={['#announcement']} />。
      </p>
      <p>请记下或打印这张回执：查询时报上面的编号。</p>
    </Receipt>
    <Actions>
      <Button href={paths.notice(notice.id)} plain>
        回到公示
      </Button>
    </Actions>
  </div>
)

function sayAnswerDays({ plan: { rulebook } }: PublicNotice): string {
  const days = rulebook?.parameters.publicity.objectionAnswerWorkingDays
  return days === undefined ? '经办人会核实情况，并' : `经办人会核实情况，在${days}个工作日内`
}

const projectOf = (lines: PublicLine[], { submissionId }: Objection): string =>
  lines.find((line) => line.submissionId === submissionId)?.title ?? '整个名单'
