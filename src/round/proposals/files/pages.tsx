import { FileForm, FileList, MAY_BE_SENT } from '../../../files/pages/files.tsx'
import { FILE_WORDS } from '../../../files/pages/words.ts'
import { type FileRefusal, type StoredFile, saySize } from '../../../files/rules/file.ts'
import { paths } from '../../../paths.ts'
import { blank } from '../../../web/answer.tsx'
import { Hidden } from '../../../web/fields.tsx'
import { Block } from '../../../web/parts.tsx'
import { saying } from '../../../web/words.ts'
import { type Form, fieldOf } from '../../calls/form/rules/form.ts'
import type { FileRef } from '../rules/content.ts'
import { type AttachRefusal, MOST_OF_A_PROPOSAL, MOST_PROPOSAL_FILES, QUESTION } from './rules.ts'
import { asks, fileQuestions } from '../sections/rules/sections.ts'
import { EDIT_WORDS } from '../pages/words.ts'

type Props = { id: string; form: Form | undefined; files: StoredFile[]; isClosed: boolean }

/** The files of a proposal that is being written: by question, then the others, each with the form to add to it. */
export function FilesPart({ id, form, files, isClosed }: Props) {
  const questions = fileQuestions(form)
  const used = files.reduce((sum, { size }) => sum + size, 0)
  const list = (label: string, none: string) => (
    <FileList
      files={files.filter((file) => file.label === label)}
      href={(file) => paths.proposalFile(id, file.id)}
      removal={(file) => (isClosed ? null : paths.proposalFileRemoval(id, file.id))}
      about={(file) => sayTwins(files, file.id, form)}
      none={none}
    />
  )
  const add = (code: string, label: string) => !isClosed && <AddFile {...{ id, code, label }} />
  return (
    <>
      {!isClosed && (
        <p class="hint">
          {`可以传${MAY_BE_SENT}一份申报书最多${MOST_PROPOSAL_FILES}个文件、${saySize(MOST_OF_A_PROPOSAL)}${used > 0 ? `，已用${saySize(used)}` : ''}。`}
        </p>
      )}
      {questions.map(({ code, label, hint, required }) => (
        <Block id={fieldOf({ code })} title={label} small={required ? '必须上传' : '选填'}>
          {hint && <p class="hint">{hint}</p>}
          {list(code, '还没有上传。')}
          {add(code, label)}
        </Block>
      ))}
      {asksOthers(form) && (
        <Block id="others" title="其他附件" small="选填">
          {list('', '还没有附件。')}
          {add('', questions.length > 0 ? '其他附件' : '')}
        </Block>
      )}
    </>
  )
}

/** The same bytes under another question are said: one of the two may be a slip. */
function sayTwins(files: StoredFile[], id: string, form: Form | undefined): string | undefined {
  const file = files.find((one) => one.id === id)
  const twins = files.filter((one) => one.id !== id && one.sha256 === file?.sha256)
  const named = twins.map(
    ({ label }) => fileQuestions(form).find(({ code }) => code === label)?.label ?? '其他附件',
  )
  return named.length > 0 ? `和“${named.join('”“')}”里的是同一个文件` : undefined
}

const asksOthers = (form: Form | undefined): boolean => asks(form ? { form } : {}, 'files')

/** `label`: of its question; '': the round asks for none. */
const AddFile = ({ id, code, label }: { id: string; code: string; label: string }) => (
  <FileForm
    of={blank}
    action={paths.proposalFiles(id)}
    name={`file-${code || 'others'}`}
    label={label ? `“${label}”的文件` : '文件'}
    brief
    many
  >
    <Hidden name={QUESTION} value={code} />
  </FileForm>
)

/** The files of what was submitted; `href` where its reader may open them. */
export const SubmittedFiles = ({
  files,
  form,
  href,
}: {
  files: FileRef[]
  form: Form | undefined
  href: (id: string) => string
}) => (
  <FileList
    files={files}
    href={(file) => href(file.id)}
    about={(file) => {
      const code = files.find(({ id }) => id === file.id)?.question
      return fileQuestions(form).find((question) => question.code === code)?.label
    }}
    none="没有附件。"
  />
)

export const sayAttachRefusal = saying<AttachRefusal | FileRefusal>({
  ...EDIT_WORDS,
  ...FILE_WORDS,
  'file-not-asked': '这一期没有要求这样的附件',
  'too-many-files': ({ most }) => `一份申报书最多${most}个附件，先删去不用的，再传`,
  'files-full': ({ most, used }) =>
    `一份申报书的附件最多${saySize(most)}，已经用了${saySize(used)}；先删去不用的，再传`,
})
