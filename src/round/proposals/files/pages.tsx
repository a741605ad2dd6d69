import { FileForm, FileList } from '../../../files/pages/files.tsx'
import { FILE_WORDS } from '../../../files/pages/words.ts'
import { type FileRefusal, type StoredFile, saySize } from '../../../files/rules/file.ts'
import { paths } from '../../../paths.ts'
import { blank } from '../../../web/answer.tsx'
import { Hidden, Select } from '../../../web/fields.tsx'
import { Block } from '../../../web/parts.tsx'
import { saying } from '../../../web/words.ts'
import { type Form, fieldOf } from '../../calls/form/rules/form.ts'
import type { FileRef } from '../rules/content.ts'
import { type AttachRefusal, MOST_OF_A_PROPOSAL, MOST_PROPOSAL_FILES, QUESTION } from './rules.ts'
import { asks, fileQuestions } from '../sections/rules/sections.ts'
import { EDIT_WORDS } from '../pages/words.ts'

type Props = { id: string; form: Form | undefined; files: StoredFile[]; isClosed: boolean }

/** The files of a proposal that is being written: by question, then the others, and the form to add one. */
export function FilesPart({ id, form, files, isClosed }: Props) {
  const questions = fileQuestions(form)
  const used = files.reduce((sum, { size }) => sum + size, 0)
  const list = (label: string, none: string) => (
    <FileList
      files={files.filter((file) => file.label === label)}
      href={(file) => paths.proposalFile(id, file.id)}
      removal={(file) => (isClosed ? null : paths.proposalFileRemoval(id, file.id))}
      none={none}
    />
  )
  return (
    <>
      {questions.map(({ code, label, hint, required }) => (
        <Block id={fieldOf({ code })} title={label} small={required ? undefined : '选填'}>
          {hint && <p class="hint">{hint}</p>}
          {list(code, '还没有上传。')}
        </Block>
      ))}
      {asksOthers(form) && (
        <Block id="others" title={questions.length > 0 ? '其他附件' : '已有的附件'}>
          {list('', '还没有附件。')}
        </Block>
      )}
      {!isClosed && <AddFile id={id} form={form} used={used} />}
    </>
  )
}

const asksOthers = (form: Form | undefined): boolean => asks(form ? { form } : {}, 'files')

function AddFile({ id, form, used }: { id: string; form: Form | undefined; used: number }) {
  const options = [
    ...fileQuestions(form).map(({ code, label }) => ({ value: code, text: label })),
    ...(asksOthers(form) ? [{ value: '', text: '其他附件' }] : []),
  ]
  return (
    <Block id="add" title="上传">
      <FileForm
        of={blank}
        action={paths.proposalFiles(id)}
        label="文件"
        hint={`已用${saySize(used)}，一份申报书最多${MOST_PROPOSAL_FILES}个文件、${saySize(MOST_OF_A_PROPOSAL)}。`}
      >
        {options.length > 1 && <Select of={blank} name={QUESTION} label="这个文件是" options={options} />}
        {options.length === 1 && <Hidden name={QUESTION} value={options[0]?.value ?? ''} />}
      </FileForm>
    </Block>
  )
}

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
