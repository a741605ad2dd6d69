import { paths } from '../../../../paths.ts'
import { clockOf } from '../../../../shared/days.ts'
import type { Filled } from '../../../../web/answer.tsx'
import { BareForm } from '../../../../web/form.tsx'
import { Actions, Button, Head, Note, Saved } from '../../../../web/parts.tsx'
import { WhyNot } from '../../../../web/refusal.tsx'
import { type ConsentRequest, partnersTyped } from '../../consents/rules.ts'
import { ClosedNote } from '../../pages/closed.tsx'
import { whyNotEdit } from '../../submissions/rules.ts'
import { type Section, keptOf, sectionAfter } from '../rules/sections.ts'
import { PartnerConsents } from '../../consents/pages.tsx'
import { Elsewhere } from './elsewhere.tsx'
import { FilesPart } from '../../files/pages.tsx'
import type { FormView } from './form-view.ts'
import { SectionFields, hasRows } from './fields.tsx'
import {
  Progress,
  Reopened,
  SectionTasks,
  type Working,
  WorkingMeta,
  sayChangedBy,
  titleOf,
} from './tasks.tsx'

type Props = {
  working: Working
  section: Section
  form: FormView
  /** What communities were asked, the newest first. */
  requests: ConsentRequest[]
  of: Filled
  /** It was saved with something wrong in it: where its button would have led. */
  goOn: string | null
}
/** `of`: of this section's own form, over what is kept. `isClosed`: to be read, not changed. */
type Opened = Props & { isClosed: boolean }

/** One section of a proposal. It saves by itself while it is filled in, and by its buttons without script. */
export function SectionPage(props: Props) {
  const { working, section } = props
  const { proposal, reading, now } = working
  const { id } = proposal
  const of = ownOf(props)
  const whyNot = whyNotEdit(proposal, now)
  // what was typed in vain can still be copied from its form
  const isClosed = whyNot !== null && of.at === undefined
  const opened = { ...props, of, isClosed }
  return (
    <div class="page">
      <Head
        title={section.title}
        crumbs={[
          { href: paths.desk('applicant'), text: '申报' },
          { href: paths.proposal(id), text: titleOf(working) },
        ]}
        meta={<WorkingMeta working={working} />}
      />
      {whyNot && isClosed && <ClosedNote {...proposal} whyNot={whyNot} />}
      <Reopened proposal={proposal} />
      <div class="columns main-first">
        {section.code === 'files' ? (
          <Files {...opened} />
        ) : (
          <div>
            {isClosed ? <Closed {...opened} /> : <SectionForm {...opened} />}
            {section.code === 'partners' && <SavedPartners {...opened} />}
          </div>
        )}
        <aside class="aside" aria-labelledby="tasks">
          <h2 id="tasks">申报书目录</h2>
          <Progress reading={reading} />
          <SectionTasks working={working} current={section.code} />
          <p>
            <a href={paths.proposalCheck(id)}>核对并提交</a>
          </p>
        </aside>
      </div>
    </div>
  )
}

/** An act on this page that is not its form's leaves what is kept as it is. */
function ownOf({ working: { proposal, reading }, section, of }: Props): Filled {
  const isOwn = of.at === paths.proposalSection(proposal.id, section.code)
  if (of.at !== undefined && !isOwn) return { typed: reading.text, problems: [] }
  return { ...of, typed: { ...reading.text, ...of.typed } }
}

/** Where another window saved meanwhile, what it saved is shown beside. */
function SectionForm({ working, section, form, of, goOn }: Opened) {
  const { proposal, reading } = working
  const kept = keptOf(proposal.sections, section.code)
  const to = paths.proposalSection(proposal.id, section.code)
  const isElsewhere = of.why === 'changed-meanwhile'
  const changedBy = sayChangedBy(working, section)
  const isLast = sectionAfter(reading.sections, section.code) === null
  return (
    <BareForm to={to} hidden={{ version: kept?.version ?? 0 }} saves>
      <WhyNot of={of} />
      {goOn && of.problems.length > 0 && (
        <Note>
          写的都已保存，上面几处要改，提交以前改好就行。<a href={goOn}>先不改，接着填</a>
        </Note>
      )}
      {isElsewhere && <Elsewhere saved={kept?.typed ?? {}} typed={of.typed} form={form} />}
      {changedBy && !isElsewhere && <p class="quiet">{changedBy}。</p>}
      {section.hint && <p class="hint">{section.hint}</p>}
      <SectionFields section={section} form={form} of={of} />
      <Actions>
        <Button name="do" value="next">
          {isLast ? '保存，去核对' : '保存并继续'}
        </Button>
        <Button plain name="do" value={hasRows(section, form) ? 'stay' : 'back'}>
          {hasRows(section, form) ? '保存并加行' : '保存，回到目录'}
        </Button>
        <Saved at={isElsewhere || of.problems.length > 0 ? undefined : kept && clockOf(kept.savedAt)} />
      </Actions>
    </BareForm>
  )
}

/** Files come and go one by one; nothing else is saved here. */
const Files = ({ working: { proposal, reading }, of, isClosed }: Opened) => (
  <div>
    <WhyNot of={of} />
    <FilesPart id={proposal.id} form={proposal.plan.form} files={reading.files} isClosed={isClosed} />
    <Actions>
      <Button plain href={paths.proposal(proposal.id)}>
        回到目录
      </Button>
    </Actions>
  </div>
)

/** The communities among the partners that are saved, and what each has said. */
const SavedPartners = ({ working, requests, isClosed, form }: Opened) => (
  <PartnerConsents
    proposalId={working.proposal.id}
    partners={partnersTyped(working.reading.text)}
    places={form.places}
    requests={requests}
    mayAsk={!isClosed}
  />
)

/** After the deadline, or while a submission counts: what stands there, without a button. */
const Closed = ({ section, form, of }: Opened) => (
  <fieldset disabled class="closed">
    <SectionFields section={section} form={form} of={of} />
  </fieldset>
)
