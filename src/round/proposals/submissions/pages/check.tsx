import type { Child } from 'hono/jsx'
import { paths } from '../../../../paths.ts'
import { By } from '../../../../rulebook/pages/by.tsx'
import { sayDeadline } from '../../../../shared/days.ts'
import { citing } from '../../../../rulebook/citing.ts'
import { Because, type Filled } from '../../../../web/answer.tsx'
import { Box, Form } from '../../../../web/form.tsx'
import { Actions, Block, Button, Head } from '../../../../web/parts.tsx'
import { submissionForm } from '../forms.ts'
import { whyNotNamed } from '../../applicant/rules.ts'
import type { Reading } from '../../sections/rules/reading.ts'
import { NamingFound, NumbersFound } from '../../naming/pages.tsx'
import { namingIn, numbersIn } from '../../naming/rules.ts'
import { seenOf } from '../../sections/rules/sections.ts'
import { ApplicantChapter } from '../../applicant/pages.tsx'
import { NotYet } from '../../sections/pages/applying.tsx'
import { titleOf as titleOfField } from '../../sections/forms/boxes.ts'
import { ContentView } from './chapters.tsx'
import { TypedView } from './typed.tsx'
import { Reopened, type Working, WorkingMeta, titleOf } from '../../sections/pages/tasks.tsx'
import { saySubmitRefusal } from '../../pages/words.ts'

type Props = { working: Working; of: Filled }

/** 核对并提交: all that was written as it will be read, what is missing with the way to it, the declaration. */
export function CheckPage({ working, of }: Props) {
  const { proposal, reading } = working
  const { id } = proposal
  const missing = missingIn(working)
  return (
    <div class="page">
      <Head
        title="核对并提交"
        crumbs={[
          { href: paths.desk('applicant'), text: '申报' },
          { href: paths.proposal(id), text: titleOf(working) },
        ]}
        meta={<WorkingMeta working={working} />}
        actions={reading.content && <Button plain href={paths.proposalDocument(id)} children="打印或下载" />}
      />
      {!of.refused && <NotYet proposal={proposal} now={working.now} />}
      <Reopened proposal={proposal} />
      {missing.length > 0 && <Missing items={missing} isRefused={of.problems.length > 0} />}
      <NamingFound id={id} plan={proposal.plan} found={namedIn(working)} />
      {reading.content && (
        <NumbersFound
          found={numbersIn(reading.content)}
          href={(section) => paths.proposalSection(id, section)}
        />
      )}
      <ApplicantChapter
        applying={working.applying}
        plan={proposal.plan}
        organizationId={proposal.organization.id}
        mayMend={proposal.role === 'owner'}
      />
      {reading.content ? (
        <ContentView
          content={reading.content}
          round={{ ...proposal.plan, roundId: proposal.roundId }}
          change={(section) => paths.proposalSection(id, section)}
          fileHref={(file) => paths.proposalFile(id, file)}
        />
      ) : (
        <TypedView
          reading={reading}
          plan={proposal.plan}
          change={(section) => paths.proposalSection(id, section)}
        />
      )}
      {missing.length === 0 && <Send working={working} of={of} />}
      {missing.length > 0 && (
        <Actions>
          <Button plain href={paths.proposal(id)}>
            回到目录
          </Button>
        </Actions>
      )}
    </div>
  )
}

/** What would tell an expert whose it is; nothing before the text can be read. */
export const namedIn = ({ reading: { content }, applying: { applicant, contacts, members } }: Working) =>
  content
    ? namingIn(content, {
        applicant,
        people: [content.leader, ...contacts.map(({ name }) => name), ...members],
      })
    : []

/** `typed`: what stands there now. */
type Item = { href: string; says: string; where: string; typed?: string | undefined; clause?: Child }

/** What cannot be read, and what the rules refuse, in the order of the form, each with the address where it is mended. */
function missingIn({ proposal, reading, applying }: Working): Item[] {
  const cite = citing(proposal.plan.rulebook, proposal.roundId)
  const to = (section: string, field: string) =>
    `${paths.proposalSection(proposal.id, section)}?check#${encodeURIComponent(field)}`
  const found: (Item & { section: string })[] = [
    ...reading.problems.map(({ section, field, says }) => ({
      section,
      href: to(section, field),
      says,
      where: whereIn(reading, section, field),
      typed: reading.text[field],
    })),
    ...reading.faults.map(({ section, field, refusal }) => ({
      section,
      href: to(section, field),
      says: saySubmitRefusal(refusal),
      clause: <Because sentence="" clause={cite(refusal)} />,
      where: whereIn(reading, section, field),
      typed: reading.text[field],
    })),
  ]
  const order = reading.sections.map(({ code }): string => code)
  const unnamed = whyNotNamed(proposal.plan, applying.applicant)
  const profile = { href: paths.profile(proposal.organization.id), where: '申报单位基本情况' }
  return [
    ...(unnamed ? [{ ...profile, says: saySubmitRefusal(unnamed) }] : []),
    ...found.toSorted((a, b) => order.indexOf(a.section) - order.indexOf(b.section)),
  ]
}

/** "产出与成效，产出指标第2行": its section, and of a list which row. */
function whereIn({ sections }: Reading, code: string, field: string): string {
  const title = sections.find((section) => section.code === code)?.title ?? ''
  const [list = '', at = ''] = field.split('.')
  if (!/^\d+$/.test(at)) return title
  const name = titleOfField(list)
  return `${title}，${name === title ? '' : name}第${Number(at) + 1}行`
}

/** What is left to do, each with the way to it: in place of a summary of errors, where it was submitted all the same. */
const Missing = ({ items, isRefused }: { items: Item[]; isRefused: boolean }) => (
  <div {...(isRefused && { id: 'refusal', role: 'alert', tabindex: -1 })}>
    <Block id="missing" title={`还差${items.length}处，才能提交`}>
      <ul class="links">
        {items.map(({ href, says, where, typed, clause }) => (
          <li>
            <a href={href}>{says}</a>
            <p>
              {where}
              {clause}
            </p>
            {typed?.trim() && <p class="quiet">写的是：{typed}</p>}
          </li>
        ))}
      </ul>
    </Block>
  </div>
)

const Send = ({ working: { proposal, reading, applying }, of }: { working: Working; of: Filled }) => (
  <Block id="send" title="提交">
    <Form
      to={paths.submission(proposal.id)}
      of={of}
      hidden={{ seen: seenOf(proposal.sections, reading.files, applying.version) }}
      button={proposal.current ? '再次提交申报书' : '提交申报书'}
      beside={<a href={paths.proposal(proposal.id)}>回到目录</a>}
    >
      <Box
        of={of}
        form={submissionForm}
        name="declaration"
        label="所填内容真实、完整，同意按征集公告的规则参加评审。"
      />
    </Form>
    <p class="hint">
      提交后给出受理编号和回执。{sayDeadline(proposal.plan.dates.closes)}以前可以重新打开修改，或者撤回
      <By bound={proposal.plan.rulebook} rules={['#submission']} />。
    </p>
  </Block>
)
