import { paths } from '../../../paths.ts'
import { citing } from '../../../rulebook/citing.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { type Instant, sayDay, sayInstant } from '../../../shared/days.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { Select } from '../../../web/fields.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Receipt } from '../../../web/papers.tsx'
import { Actions, Button, Head, Note } from '../../../web/parts.tsx'
import { objectionForm } from '../forms.ts'
import { LONGEST_TEXT, type Objection, whyNotObject } from '../rules/objection.ts'
import type { PublicLine, PublicNotice } from '../rules/notice.ts'
import { titleLines } from './notices.tsx'
import { sayObjectRefusal } from './words.ts'

type Props = { notice: PublicNotice; lines: PublicLine[]; now: Instant; of: Filled }

const crumbs = (notice: PublicNotice) => [
  { href: paths.notices(), text: '公示' },
  { href: paths.notice(notice.id), text: titleLines(notice.plan.title, notice.announcedAt).join('') },
]

/** Anyone writes an objection; when it is too early or too late the page says so, and keeps what was typed. */
export function ObjectPage({ notice, lines, now, of }: Props) {
  const whyNot = whyNotObject(notice, now)
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
      {whyNot && !of.refused && (
        <Note tone="bad">
          <Because sentence={sayObjectRefusal(whyNot)} clause={citing(notice.plan.rulebook)(whyNot)} />。
        </Note>
      )}
      {(whyNot === null || of.at !== undefined) && <ObjectionForm {...{ notice, lines, of }} />}
    </div>
  )
}

const ObjectionForm = ({ notice, lines, of }: Omit<Props, 'now'>) => {
  const box = { of, form: objectionForm }
  return (
    <Form
      to={paths.noticeObjections(notice.id)}
      of={of}
      button="提交异议"
      beside={<a href={paths.notice(notice.id)}>回到公示</a>}
    >
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
      <Box
        {...box}
        name="name"
        hint="只有调查这件异议的工作人员看得到，申报单位看不到，也不会公开。"
        autocomplete="name"
      />
      <Box {...box} name="phone" hint="核实情况和答复时用。" autocomplete="tel" />
      <Box {...box} name="text" hint={`请写明事实和依据，最多${LONGEST_TEXT}个字。`} />
    </Form>
  )
}

/** The receipt of an objection, with the page that it came from. */
type Taken = Pick<Props, 'notice' | 'lines'> & { id: string; at: Instant; objection: Objection }

/** Proof that the objection came in, and when by the server's clock. */
export const ObjectionReceipt = ({ notice, lines, id, at, objection }: Taken) => (
  <div class="page">
    <Head title="异议已收到" crumbs={crumbs(notice)} />
    <Receipt
      title="异议回执"
      number={id}
      rows={[
        { name: '收到时间', value: sayInstant(at) },
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

function sayAnswerDays({ plan: { parameters } }: PublicNotice): string {
  const days = parameters.publicity.objectionAnswerWorkingDays
  return days === undefined ? '经办人会核实情况，并' : `经办人会核实情况，在${days}个工作日内`
}

const projectOf = (lines: PublicLine[], { submissionId }: Objection): string =>
  lines.find((line) => line.submissionId === submissionId)?.title ?? '整个名单'
