import type { Child } from 'hono/jsx'
import { paths } from '../../paths.ts'
import { sayClause } from '../../shared/clauses.ts'
import type { Filled } from '../../web/answer.tsx'
import { Area, ErrorSummary, Hidden, Text } from '../../web/fields.tsx'
import { Actions, Block, Button, Head, Note } from '../../web/parts.tsx'
import { clauseName, parametersByClause, shapeOf } from '../forms/typed.ts'
import { isParameterKey } from '../rules/words.ts'
import { ParameterField } from './fields.tsx'

type Props = { id: string; of: Filled; refused: Child; isNotSaved?: boolean }

/** The draft of a version: each clause with the parameters that its text names beside it. */
export function EditPage({ id, of, refused, isNotSaved }: Props) {
  const { at: beside, nowhere } = parametersByClause(of.typed)
  const shape = shapeOf(of.typed)
  return (
    <form method="post" action={paths.rulebook(id)}>
      <div class="page">
        <Head
          title="修改管理办法"
          crumbs={[
            { href: paths.rulebooks(), text: '管理办法' },
            { href: paths.rulebook(id), text: of.typed['title'] || '草稿' },
            { text: '修改' },
          ]}
        />
        <ErrorSummary of={of} />
        {refused && <Note tone="bad">{refused}</Note>}
        {isNotSaved && <Note tone="warn">已经空出一条，还没有保存。</Note>}
        <Note>{HOW}</Note>
        <button class="unseen" tabindex={-1}>
          保存
        </button>
        <Hidden name="version" value={of.typed['version'] ?? ''} />
        <Text of={of} name="title" label="名称" full />
        {[...shape, 0].map((clauses, chapter) => (
          <ChapterFields {...{ of, chapter, clauses, beside }} from={numberBefore(shape, chapter)} />
        ))}
        {nowhere.length > 0 && (
          <Block id="nowhere" title="还没有条文规定的参数" small="在一条条文里写上代号，才能施行">
            <Fields of={of} keys={nowhere} named />
          </Block>
        )}
      </div>
      <div class="tally">
        <div class="page">
          <Actions>
            <Button>保存</Button>
            <a href={paths.rulebook(id)}>不保存，返回</a>
          </Actions>
        </div>
      </div>
    </form>
  )
}

const HOW =
  '条文里的{publicity.workingDays}这样的代号，显示为参数的值；一个参数只由一条规定。别处提到那一条，写{条:publicity.workingDays}，显示为它的条号。条名和条文都清空，就是删去这一条；条号自动排定。'

/** How many clauses come before a chapter. */
const numberBefore = (shape: number[], chapter: number): number =>
  shape.slice(0, chapter).reduce((sum, clauses) => sum + clauses, 0)

type ChapterProps = {
  of: Filled
  chapter: number
  clauses: number
  from: number
  beside: Map<string, string[]>
}

function ChapterFields({ of, chapter, clauses, from, beside }: ChapterProps) {
  const name = `chapters.${chapter}.title`
  return (
    <Block id={`chapter-${chapter}`} title={of.typed[name] || '新的一章'}>
      <Text of={of} name={name} label="章名" optional={clauses === 0} />
      {Array.from({ length: clauses }, (_, at) => (
        <ClauseFields
          {...{ of, chapter, at }}
          legend={sayClause(from + at + 1)}
          keys={beside.get(clauseName(chapter, at)) ?? []}
        />
      ))}
      <details open={clauses === 0 && chapter === 0}>
        <summary>在这一章末尾加一条</summary>
        <ClauseFields {...{ of, chapter }} at={clauses} legend="新的一条" keys={[]} isNew />
      </details>
    </Block>
  )
}

type ClauseProps = {
  of: Filled
  chapter: number
  at: number
  legend: string
  keys: string[]
  isNew?: boolean
}

function ClauseFields({ of, chapter, at, legend, keys, isNew }: ClauseProps) {
  const name = clauseName(chapter, at)
  return (
    <fieldset class="field">
      <legend>
        {legend}　{of.typed[`${name}.title`] ?? ''}
      </legend>
      <div class="columns main-first">
        <div>
          <Text of={of} name={`${name}.title`} label="条名" optional={isNew ?? false} />
          <Area of={of} name={`${name}.text`} label="条文" rows={4} optional={isNew ?? false} />
          {!isNew && (
            <Button plain name="insert" value={`${chapter}.${at}`}>
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
        {named && <p class="hint">代号：{`{${key}}`}</p>}
      </>
    ))}
  </>
)
