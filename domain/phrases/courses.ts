import { type Words, words } from '../words.ts'

/** What is said of courses and of who took part in them. */
export const coursePhrases = {
  course_not_there: words('No course of this id here', '找不到此課程', '找不到此课程'),
  course_ends_first: words(
    'The course ends on {to}, before it begins on {from}',
    '課程的結束日期 {to} 早於開始日期 {from}',
    '课程的结束日期 {to} 早于开始日期 {from}',
  ),
  course_person_unknown: words(
    'Nobody of this id belongs to the organisation',
    '機構沒有此成員',
    '机构没有此成员',
  ),
  course_person_twice: words(
    'A person takes part once: name each once',
    '每人只可參加一次：請勿重複',
    '每人只能参加一次：请勿重复',
  ),
  course_without_certificate: words(
    'The course leads to no certificate of competence',
    '此課程不會獲發資格證書',
    '此课程不会获发资格证书',
  ),
  course_not_over: words(
    'The course ends on {to}: a certificate of it begins then or later, and today is {today}',
    '課程於 {to} 結束：證書須由當日或之後起有效，而今天是 {today}',
    '课程于 {to} 结束：证书须自当日或之后起有效，而今天是 {today}',
  ),
  course_certified_before: words(
    'This person has certificate "{number}" of the course already',
    '此人已有此課程的證書「{number}」',
    '此人已有此课程的证书“{number}”',
  ),
} as const satisfies Readonly<Record<string, Words>>
