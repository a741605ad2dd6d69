import { paths } from '../../../paths.ts'
import { clauseIn } from '../../../rulebook/citing.ts'
import { clockOf, endOf, sayMinute } from '../../../shared/days.ts'
import { Because, type Filled, type Refused } from '../../../web/answer.tsx'
import { Confirm } from '../../../web/choices.tsx'
import { ErrorSummary, Hidden, autosave } from '../../../web/fields.tsx'
import { Actions, Block, Button, Head, Note, Saved, Tag } from '../../../web/parts.tsx'
import type { Plan } from '../../calls/rules/plan.ts'
import { numbered } from '../../calls/rules/round.ts'
import { Elsewhere } from '../../proposals/sections/pages/elsewhere.tsx'
import type { FormView } from '../../proposals/sections/pages/form-view.ts'
import { SectionFields } from '../../proposals/sections/pages/fields.tsx'
import type { FileRef } from '../../proposals/rules/content.ts'
import { belongsTo, sectionsOf } from '../../proposals/sections/rules/sections.ts'
import { type Correction, type CorrectRefusal, type Defect, isOpenTo } from '../rules/correction.ts'
import { type CorrectingFiles, addedIn, isAboutFiles } from '../rules/correction-files.ts'
import type { Change } from '../rules/changes.ts'
import { sayField } from './asking.tsx'
import { ChangeList } from './changes.tsx'
import { CorrectingFilesBlock, FilesChangedNow } from './correcting-files.tsx'
import { sayCorrectRefusal } from './words.ts'

type Props = {
  proposalId: string
  number: number
  title: string
  correction: Correction
  form: FormView
  draft: { typed: Record<string, string>; version: number; savedAt: number | null }
  changes: Change[]
  found: CorrectingFiles
  whyNot: CorrectRefusal | null
  of: Filled
  refused: Refused
  isElsewhere?: boolean
}

/** 补正: what is wrong, and the fields that are open for it; the rest of the proposal stays as it was submitted. */
export function CorrectingPage(props: Props) {
  const { proposalId, number, title, correction, form, found, whyNot, refused } = props
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
        <DefectList
          {...{ defects: correction.defects, plan, files: found.content.files }}
          isLinked={whyNot === null}
        />
      </Block>
      {!whyNot && correction.defects.some(isAboutFiles) && (
        <CorrectingFilesBlock {...{ proposalId, found }} />
      )}
      {whyNot ? <p class="quiet">{sayCorrectRefusal(whyNot)}。</p> : <CorrectionForm {...props} />}
    </div>
  )
}

export const DefectList = ({
  defects,
  plan,
  files,
  isLinked,
}: {
  defects: Defect[]
  plan: Pick<Plan, 'form'>
  files: FileRef[] | undefined
  isLinked: boolean
}) => (
  <ol>
    {defects.map(({ field, says }) => (
      <li>
        {isLinked ? (
          <a href={`#${encodeURIComponent(field)}`}>{sayField(field, plan, files)}</a>
        ) : (
          <b>{sayField(field, plan, files)}</b>
        )}
        ：{says}
      </li>
    ))}
  </ol>
)

function CorrectionForm({ proposalId, correction, form, draft, found, changes, of, isElsewhere }: Props) {
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
      {(changes.length > 0 || found.leftOut.length > 0 || addedIn(found).length > 0) && (
        <Block id="changes" title="保存时与提交时的不同">
          <ChangeList changes={changes} plan={form.plan} />
          <FilesChangedNow {...{ proposalId, found }} />
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
