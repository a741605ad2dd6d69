import { describe, expect, test } from 'vitest'
import { AnswersView, Questions } from '../../../src/round/calls/pages/questions.tsx'
import { ANSWERS, FORM, QUESTIONS } from './asking.ts'

const rendered = (typed: Record<string, string> = {}, problems: { field: string; says: string }[] = []) =>
  String(<Questions of={{ typed, problems }} questions={QUESTIONS} places={['和平里街道']} />)

describe('the questions of a form', () => {
  test('are fields with labels, hints and limits; nothing that is typed is left out', () => {
    const page = rendered({
      'answers.before': '服务120人',
      'answers.needs[]': '\n场地',
      'answers.people.4.name': '第五行',
    })
    expect(page).toContain('<label for="answers.before">上一期成效</label>')
    expect(page).toContain('只有“是否延续项目”选择“是”时才填写。写数字和变化。最多100个字。')
    expect(page).toContain('服务120人</textarea>')
    expect(page).toMatch(/value="场地"[^>]*checked/)
    expect(page).toContain('value="第五行"')
    expect(page).toContain('平方米')
    expect(page).toContain('<option value="和平里街道">')
  })

  test('say that everything was unticked', () => {
    expect(rendered()).toContain('<input type="hidden" name="answers.needs[]" value=""/>')
  })

  test('that hang on an answer are there, and tell the script on which', () => {
    const page = rendered()
    expect(page).toContain('data-when="answers.again" data-is="是"')
    expect(page).not.toContain('hidden=""')
  })

  test('on a page of their own name what they hang on', () => {
    const page = String(
      <Questions
        of={{ typed: {}, problems: [] }}
        questions={FORM.sections[1]?.questions ?? []}
        form={QUESTIONS}
      />,
    )
    expect(page).toContain('只有“需要哪些支持”选择“场地”时才填写。')
  })

  test('show what is wrong at its field, a cell of a table too', () => {
    const page = rendered({}, [{ field: 'answers.people.0.duty', says: '没有填“分工”' }])
    expect(page).toContain('id="answers.people.0.duty-error"')
    expect(page).toMatch(/name="answers\.people\.0\.duty"[^>]*aria-invalid="true"/)
  })

  test('leave room for files', () => {
    const file = (question: { code: string }) => <b>{`上传 ${question.code}`}</b>
    const page = String(<Questions of={{ typed: {}, problems: [] }} questions={QUESTIONS} fileOf={file} />)
    expect(page).toContain('<b>上传 plan</b>')
  })
})

describe('answers', () => {
  test('are read with their units; what was not asked is not shown', () => {
    const page = String(<AnswersView questions={QUESTIONS} answers={{ ...ANSWERS, again: '否' }} />)
    expect(page).toContain('40.5平方米')
    expect(page).toContain('2026年12月1日')
    expect(page).toContain('场地、志愿者')
    expect(page).toContain('<td>王秀兰</td>')
    expect(page).not.toContain('上一期成效')
  })

  test('that are missing are said to be', () => {
    const page = String(<AnswersView questions={QUESTIONS} answers={{ again: '否' }} />)
    expect(page).toContain('安全负责人')
    expect(page.match(/未填/g)).toHaveLength(4)
  })
})
