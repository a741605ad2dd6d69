import { Chapter } from '../../../../web/parts.tsx'
import { categoriesOf } from '../../topics/rules.ts'
import { type Form, type Question, questionsIn } from '../rules/form.ts'
import type { Plan } from '../../rules/plan.ts'
import { sayCondition } from './questions.tsx'
import { PART_WORDS, QUESTION_WORDS } from '../../pages/words.tsx'

/** 领域 and 申报表: what a proposal chooses from, and what it will be asked. */
export const AskedChapters = ({ plan }: { plan: Plan }) => (
  <>
    <Chapter id="categories" title="领域">
      <p>{categoriesOf(plan).join('、')}</p>
    </Chapter>
    {plan.form && (
      <Chapter id="form" title="申报表" small={sayCount(plan.form)}>
        <p>
          每份申报书都要写明项目概况、需求与目标、产出与成效、进度、风险和预算
          {plan.form.parts.length > 0 &&
            `，还有${plan.form.parts.map((part) => PART_WORDS[part]).join('、')}`}
          。
        </p>
        {plan.form.sections.map((section) => (
          <section>
            <h3>{section.title}</h3>
            {section.hint && <p class="hint">{section.hint}</p>}
            <ol>
              {section.questions.map((question) => (
                <li>
                  {question.label}
                  <br />
                  <span class="quiet">{sayAsked(question, questionsIn(plan.form))}</span>
                </li>
              ))}
            </ol>
          </section>
        ))}
      </Chapter>
    )}
  </>
)

const sayCount = (form: Form): string => {
  const count = questionsIn(form).length
  return count > 0 ? `本期另问${count}个问题` : ''
}

/** "文字，最多500个字；必填；只有“是否延续项目”选择“是”时才填写" */
function sayAsked(question: Question, all: Question[]): string {
  const condition = sayCondition(question, all)
  return [sayKind(question), question.required ? '必填' : '选填', condition].filter(Boolean).join('；')
}

function sayKind(question: Question): string {
  const word = QUESTION_WORDS[question.kind]
  switch (question.kind) {
    case 'text':
      return `${word}，最多${question.limit}个字`
    case 'number':
      return `${word}，单位：${question.unit}`
    case 'choice':
      return `${question.several ? '可以选几项' : '选一项'}：${question.options.join('、')}`
    case 'table':
      return `${word}：${question.columns.map(({ label, required }) => `${label}${required === false ? '（选填）' : ''}`).join('、')}，最多${question.rows}行`
    case 'date':
    case 'place':
    case 'file':
      return word
  }
}
