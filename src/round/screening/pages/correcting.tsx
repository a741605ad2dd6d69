import { paths } from '../../../paths.ts'
import { clauseIn } from '../../../rulebook/citing.ts'
import { clockOf, endOf, sayMinute } from '../../../shared/days.ts'
import { FileForm, FileList } from '../../../files/pages/files.tsx'
import type { StoredFile } from '../../../files/rules/file.ts'
import { Because, type Filled, type Refused, blank } from '../../../web/answer.tsx'
import { Confirm } from '../../../web/choices.tsx'
import { ErrorSummary, Hidden, Select, autosave } from '../../../web/fields.tsx'
import { Actions, Block, Button, Head, Note, Saved, Tag } from '../../../web/parts.tsx'
import type { Plan } from '../../calls/rules/plan.ts'
import { numbered } from '../../calls/rules/round.ts'
import { Elsewhere } from '../../proposals/pages/elsewhere.tsx'
import type { FormView } from '../../proposals/pages/form-view.ts'
import { SectionFields } from '../../proposals/pages/sections.tsx'
import { QUESTION } from '../../proposals/rules/files.ts'
import { belongsTo, fileQuestions, sectionsOf } from '../../proposals/rules/sections.ts'
import { type Correction, type CorrectRefusal, type Defect, FILES, isOpenTo } from '../rules/correction.ts'
import type { Change } from '../rules/changes.ts'
import { sayField } from './asking.tsx'
import { ChangeList } from './changes.tsx'
import { sayCorrectRefusal } from './words.ts'

type Props = {
  proposalId: string
  number: number
  title: string
  correction: Correction
  form: FormView
  draft: { typed: Record<string, string>; version: number; savedAt: number | null }
  changes: Change[]
  /** All that are attached now. */
  files: StoredFile[]
  whyNot: CorrectRefusal | null
  of: Filled
  refused: Refused
  isElsewhere?: boolean
}

/** 补正: what is wrong, and the fields that are open for it; the rest of the proposal stays as it was submitted. */
export function CorrectingPage(props: Props) {
  const { proposalId, number, title, correction, form, whyNot, refused } = props
  const { plan } = form
  return (
    <div class="page">
      <Head
        title="补正申报书"
        crumbs={[
          { href: paths.desk('applicant'), text: '申报' },
          { href: paths.proposal(proposalId), text: title },
        ]}
        meta={
          <>
            <Tag tone={whyNot ? undefined : 'now'}>{whyNot ? '已截止' : '等待补正'}</Tag>
            <span>{numbered(plan, 'SQ', number)}</span>
            <span>
              <Because
                sentence={`${sayMinute(endOf(correction.dueOn))}前补正`}
                clause={clauseIn(plan.rulebook, 'screening.correctionWorkingDays')}
              />
            </span>
          </>
        }
      />
      {refused && <Note tone="bad">{refused}</Note>}
      <Block id="defects" title="要补正的内容" small={`${correction.defects.length}处`}>
        <DefectList defects={correction.defects} plan={plan} isLinked={whyNot === null} />
      </Block>
      {!whyNot && isOpenTo(correction.defects, FILES) && <MoreFiles {...props} />}
      {whyNot ? <p class="quiet">{sayCorrectRefusal(whyNot)}。</p> : <CorrectionForm {...props} />}
    </div>
  )
}

export const DefectList = ({
  defects,
  plan,
  isLinked,
}: {
  defects: Defect[]
  plan: Pick<Plan, 'form'>
  isLinked: boolean
}) => (
  <ol>
    {defects.map(({ field, says }) => (
      <li>
        {isLinked ? (
          <a href={`#${encodeURIComponent(field)}`}>{sayField(field, plan)}</a>
        ) : (
          <b>{sayField(field, plan)}</b>
        )}
        ：{says}
      </li>
    ))}
  </ol>
)

/** Files come one by one, apart from what is typed. */
const MoreFiles = ({ proposalId, form, files }: Props) => (
  <Block id="files" title="附件">
    <FileList files={files} href={(file) => paths.proposalFile(proposalId, file.id)} none="还没有附件。" />
    <FileForm
      of={blank}
      action={paths.correctionFiles(proposalId)}
      label="补充的文件"
      hint="已提交的附件保留，补充的加在后面。"
    >
      <Select
        of={blank}
        name={QUESTION}
        label="这个文件是"
        options={[
          ...fileQuestions(form.plan.form).map(({ code, label }) => ({ value: code, text: label })),
          { value: '', text: '其他附件' },
        ]}
      />
    </FileForm>
  </Block>
)

function CorrectionForm({ proposalId, correction, form, draft, changes, of, isElsewhere }: Props) {
  const { defects } = correction
  const open = { ...of, only: (field: string) => isOpenTo(defects, field) }
  const sections = sectionsOf(form.plan).filter((section) =>
    defects.some(({ field }) => belongsTo(section, field)),
  )
  const to = paths.correctionDraft(proposalId)
  return (
    <form method="post" action={to} novalidate {...autosave(to)}>
      <ErrorSummary of={of} />
      {isElsewhere && <Elsewhere saved={draft.typed} typed={of.typed} form={form} />}
      <Hidden name="version" value={String(draft.version)} />
      {sections.map((section) => (
        <section>
          <h2>{section.title}</h2>
          <SectionFields section={section} form={form} of={open} />
        </section>
      ))}
      {changes.length > 0 && (
        <Block id="changes" title="保存时与提交时的不同">
          <ChangeList changes={changes} plan={form.plan} />
        </Block>
      )}
      <Confirm of={of} name="declaration" label="补正的内容真实、完整。" />
      <Actions>
        <Button formaction={paths.correctionSubmission(proposalId)}>提交补正</Button>
        <Button plain>保存</Button>
        <Saved at={draft.savedAt === null ? undefined : clockOf(draft.savedAt)} />
      </Actions>
      <p class="hint">只能提交一次，提交以后由经办人继续审查。</p>
    </form>
  )
}
