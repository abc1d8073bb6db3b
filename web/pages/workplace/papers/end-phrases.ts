import { words } from '../../../../domain/words.ts'

/** Phrases of what is ended with a reason and stays on record: permits, claims, credits, facilities. */
export const endPhrases = {
  note: words('Why', '原因', '原因'),
  noteHint: words(
    'It stays on record with this reason, and cannot be undone',
    '會連同此原因保留在紀錄內，不能復原',
    '会连同此原因保留在记录内，不能恢复',
  ),
  endedOn: words('Ended on {day}: {note}', '於 {day} 終止：{note}', '于 {day} 终止：{note}'),
  done: words(
    'Done. It stays on record with its reason.',
    '已完成，並連同原因保留在紀錄內。',
    '已完成，并连同原因保留在记录内。',
  ),
  withdraw: words('Withdraw this permit', '註銷此許可證', '注销此许可证'),
  withdrawWhy: words(
    'Nothing leaves on it any more. What left on it stays. Where nothing had left, its number can be put on record anew.',
    '不能再憑此許可證出口；已出口的紀錄不變。如未曾使用，可重新登記同一編號。',
    '不能再凭此许可证出口；已出口的记录不变。如未曾使用，可重新登记同一编号。',
  ),
  withdrawn: words('withdrawn', '已註銷', '已注销'),
  endClaim: words('End this claim', '終止此聲稱', '终止此声明'),
  claimBack: words(
    'For a claim that was made in error. Its grams go back to the credits that it drew from, and it may not be used any more.',
    '用於誤作的聲稱。所提取的重量會歸還原來的額度，此聲稱不能再使用。',
    '用于误作的声明。所提取的重量会归还原来的额度，此声明不能再使用。',
  ),
  claimStays: words(
    'A certificate went out on this claim, so its grams stay claimed: they cannot be claimed again. It stays visible with your reason.',
    '已有證書依據此聲稱發出，因此其重量維持已聲稱，不能再次聲稱。此聲稱會連同原因保留。',
    '已有证书依据此声明发出，因此其重量维持已声明，不能再次声明。此声明会连同原因保留。',
  ),
  gaveBack: words('{grams} went back', '已歸還 {grams}', '已归还 {grams}'),
  endCredit: words('End this credit', '終止此額度', '终止此额度'),
  creditWhy: words(
    'For a credit that was given in error. What is left of it is written off and nobody draws from it any more; claims that drew from it stay until they are ended themselves.',
    '用於誤給的額度。餘額會註銷，不能再從中提取；已提取的聲稱維持有效，直至各自終止。',
    '用于误给的额度。余额会注销，不能再从中提取；已提取的声明维持有效，直至各自终止。',
  ),
  wroteOff: words('{grams} written off', '已註銷 {grams}', '已注销 {grams}'),
  ended: words('ended', '已終止', '已终止'),
  closed: words('closed', '已關閉', '已关闭'),
  close: words('Close this facility', '關閉此設施', '关闭此设施'),
  closeWhy: words(
    'It takes no scans and no hand-overs any more and no form offers it. Its history stays. Batches and hand-overs that are still there keep it from being closed.',
    '此設施不能再掃描或移交，表格亦不再列出。歷史紀錄保留。如仍有批次或移交，則不能關閉。',
    '此设施不能再扫描或移交，表单也不再列出。历史记录保留。如仍有批次或移交，则不能关闭。',
  ),
  closedSince: words('Closed since {day}', '自 {day} 起關閉', '自 {day} 起关闭'),
  reopen: words('Open this facility again', '重開此設施', '重新开放此设施'),
} as const
