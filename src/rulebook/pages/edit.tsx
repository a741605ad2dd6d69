import { paths } from '../../paths.ts'
import { sayClause } from '../../shared/clauses.ts'
import type { Filled } from '../../web/answer.tsx'
import { Box, Form } from '../../web/form.tsx'
import { Block, Button, Head, Note } from '../../web/parts.tsx'
import { chapterForm, clauseForm, editForm } from '../forms/book.ts'
import { clauseName, parametersByClause, shapeOf } from '../forms/clauses.ts'
import { isParameterKey } from '../rules/words.ts'
import { LeaveFields, ParameterField } from './fields.tsx'

type Props = { id: string; of: Filled; isNotSaved?: boolean }

/** The draft of a version: each clause with the parameters that its text names beside it. */
export function EditPage({ id, of, isNotSaved }: Props) {
  const { at: beside, nowhere } = parametersByClause(of.typed)
  const shape = shapeOf(of.typed)
  return (
    <div class="page">
      <Head
        title="修改管理办法"
        crumbs={[
          { href: paths.rulebooks(), text: '管理办法' },
          { href: paths.rulebook(id), text: of.typed['title'] || '草稿' },
          { text: '修改' },
        ]}
      />
      <Form
        to={paths.rulebook(id)}
        of={of}
        hidden={{ version: of.typed['version'] ?? '' }}
        button="保存"
        beside={<a href={paths.rulebook(id)}>不保存，返回</a>}
        long
      >
        {/* the first button of a form is pressed by Enter */}
        <button class="unseen" tabindex={-1}>
          保存
        </button>
        {isNotSaved && <NotSaved />}
        <Note>{HOW}</Note>
        <Box of={of} form={editForm} name="title" />
        {[...shape, 0].map((clauses, chapter) => (
          <ChapterFields {...{ id, of, chapter, clauses, beside }} from={numberBefore(shape, chapter)} />
        ))}
        {nowhere.length > 0 && (
          <Block id="nowhere" title="还没有条文规定的参数" small="在一条条文里写上代号，才能施行">
            <Fields of={of} keys={nowhere} named />
          </Block>
        )}
      </Form>
    </div>
  )
}

const HOW =
  '条文里的{publicity.days}这样的代号，显示为参数的值；一个参数只由一条规定。别处提到那一条，写{条:publicity.days}，显示为它的条号。条名和条文都清空，就是删去这一条；条号自动排定。'

const NotSaved = () => (
  <div id="refusal" role="status" tabindex={-1}>
    <Note tone="warn">已经空出一条，还没有保存。</Note>
  </div>
)

/** How many clauses come before a chapter. */
const numberBefore = (shape: number[], chapter: number): number =>
  shape.slice(0, chapter).reduce((sum, clauses) => sum + clauses, 0)

type ChapterProps = {
  id: string
  of: Filled
  chapter: number
  clauses: number
  from: number
  beside: Map<string, string[]>
}

function ChapterFields({ id, of, chapter, clauses, from, beside }: ChapterProps) {
  const name = `chapters.${chapter}.title`
  return (
    <Block id={`chapter-${chapter}`} title={of.typed[name] || '新的一章'}>
      <Box of={of} form={chapterForm} name="title" field={name} optional={clauses === 0} />
      {Array.from({ length: clauses }, (_, at) => (
        <ClauseFields
          {...{ id, of, chapter, at }}
          legend={sayClause(from + at + 1)}
          keys={beside.get(clauseName(chapter, at)) ?? []}
        />
      ))}
      <details open={clauses === 0 && chapter === 0}>
        <summary>在这一章末尾加一条</summary>
        <ClauseFields {...{ id, of, chapter }} at={clauses} legend="新的一条" keys={[]} isNew />
      </details>
    </Block>
  )
}

type ClauseProps = {
  id: string
  of: Filled
  chapter: number
  at: number
  legend: string
  keys: string[]
  isNew?: boolean
}

function ClauseFields({ id, of, chapter, at, legend, keys, isNew = false }: ClauseProps) {
  const name = clauseName(chapter, at)
  const asked = { of, form: clauseForm, optional: isNew }
  return (
    <fieldset class="field fields">
      <legend>
        {legend}　{of.typed[`${name}.title`] ?? ''}
      </legend>
      <div class="columns main-first">
        <div>
          <Box {...asked} name="title" field={`${name}.title`} />
          <Box {...asked} name="text" field={`${name}.text`} hint="" size={4} />
          {!isNew && (
            <Button
              plain
              name="insert"
              value={`${chapter}.${at}`}
              formaction={`${paths.rulebookRoom(id)}#${name}.title`}
            >
              在这一条前面空出一条
            </Button>
          )}
        </div>
        <div>
          <Fields of={of} keys={keys} />
        </div>
      </div>
    </fieldset>
  )
}

const Fields = ({ of, keys, named }: { of: Filled; keys: string[]; named?: boolean }) => (
  <>
    {keys.filter(isParameterKey).map((key) => (
      <>
        <ParameterField of={of} at={key} />
        <LeaveFields of={of} at={key} />
        {named && <p class="hint">代号：{`{${key}}`}</p>}
      </>
    ))}
  </>
)
