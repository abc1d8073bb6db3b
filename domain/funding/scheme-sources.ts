import { houseRule, type Source } from '../source.ts'

/** That a cost stands under one scheme. */
export const lineOnce = houseRule(
  'No line of spend stands under two schemes. The page of the Enterprise Support Scheme lets a company ask for the cash rebate on its own part besides; such a part is no second line here',
)

/** The Re-industrialisation Funding Scheme as it opened. */
export const launch: Source = {
  basis: 'read',
  text: 'news.gov.hk, 27 July 2020: 1 to 2, at most one third of the project or HK$15 million, open from that day',
}

/** Its later form under another name. */
export const enhanced: Source = {
  basis: 'secondary',
  text: 'Hong Kong Business, 2024, on the New Industrialisation Funding Scheme: 1 to 2, three projects at once and HK$45 million together from 8 January; the year is ours',
}

/** The training programme. */
export const training: Source = {
  basis: 'read',
  text: 'itf.gov.hk, New Industrialisation and Technology Training Programme: launched in August 2018, 2 to 1',
}

/** What a company gets of it in a year. */
export const trainingCap: Source = {
  basis: 'secondary',
  text: 'Pages of course providers: HK$500,000 a company and financial year, by the day on which a course begins',
}

/** When it got its later name. */
export const renamed: Source = {
  basis: 'secondary',
  text: 'Page of a course provider: renamed after the Policy Address of 25 October 2023, administered anew from 30 October 2023',
}

/** The cash rebate for research and development. */
export const rebate: Source = {
  basis: 'read',
  text: 'itc.gov.hk, application guide of the Research and Development Cash Rebate Scheme: 40% instead of 30% from 24 February 2016',
}

/** The Enterprise Support Scheme. */
export const support: Source = {
  basis: 'read',
  text: 'itf.gov.hk, Enterprise Support Scheme: dollar for dollar, up to HK$10 million a project',
}
