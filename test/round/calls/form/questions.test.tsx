import { describe, expect, test } from 'vitest'
import { Questions } from '../../../../src/round/calls/form/pages/questions.tsx'
import { FORM, QUESTIONS } from '../asking.ts'

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

  const second = (typed: Record<string, string>) =>
    String(
      <Questions
        of={{ typed, problems: [] }}
        questions={FORM.sections[1]?.questions ?? []}
        form={QUESTIONS}
        pageOf={({ code }) => `/page-of-${code}`}
      />,
    )

  test('are hidden by what another page has saved, which is named; what was typed is sent along', () => {
    const page = second({ 'answers.needs[]': '\n宣传\n志愿者', 'answers.area': '40' })
    expect(page).toContain('“需要哪些支持”选了“宣传”、“志愿者”，所以这里不问。以前填写的还留着')
    expect(page).toContain('<a href="/page-of-needs">')
    expect(page).toMatch(/<div data-when="answers.needs" data-is="场地" hidden="">.*value="40"/)
    expect(second({})).toContain('“需要哪些支持”还没有选，所以这里不问。<a')
  })

  test('are shown by it too, and say why', () => {
    const page = second({ 'answers.needs[]': '\n场地' })
    expect(page).toContain('“需要哪些支持”选了“场地”，所以要填写。')
    expect(page).not.toContain('hidden=""')
    expect(page).not.toContain('不用填')
  })

  test('show what is wrong at its field, a cell of a table too', () => {
    const page = rendered({}, [{ field: 'answers.people.0.duty', says: '没有填“分工”' }])
    expect(page).toContain('id="answers.people.0.duty-error"')
    expect(page).toMatch(/name="answers\.people\.0\.duty"[^>]*aria-invalid="true"/)
  })

  test('say of a table which cells may be left blank', () => {
    const columns = [
      { code: 'name', label: '姓名' },
      { code: 'phone', label: '电话', required: false as const },
    ]
    const table = { code: 't', label: '志愿者', kind: 'table' as const, columns, rows: 2 }
    const page = String(<Questions of={{ typed: {}, problems: [] }} questions={[table]} />)
    expect(page).toContain('aria-label="志愿者第1行，电话（选填）"')
    expect(page).toContain('aria-label="志愿者第1行，姓名"')
    expect(page.match(/（选填）/g)?.length).toBeGreaterThan(4)
  })

  test('leave room for files', () => {
    const file = (question: { code: string }) => <b>{`上传 ${question.code}`}</b>
    const page = String(<Questions of={{ typed: {}, problems: [] }} questions={QUESTIONS} fileOf={file} />)
    expect(page).toContain('<b>上传 plan</b>')
  })
})
