import { sayDay } from '../../../../shared/days.ts'
import type { Answer, Question } from '../rules/form.ts'

/** "40平方米", "2026年11月22日", "横幅、海报"; "未填" where nothing was answered. */
export function sayAnswer(question: Question, answer: Answer | undefined): string {
  if (answer === undefined) return '未填'
  if (typeof answer === 'number') return `${answer}${question.kind === 'number' ? question.unit : ''}`
  if (typeof answer === 'string') return question.kind === 'date' ? sayDay(answer) : answer
  return answer.flatMap((one) => (typeof one === 'string' ? [one] : [])).join('、')
}
