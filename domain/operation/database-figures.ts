import { words } from '../words.ts'
import type { Figure } from './figure.ts'

/** What the database tells of itself. Ages are by its own clock; 0 where nothing waits. */
export const databaseFigures = {
  logWaiting: {
    group: 'log',
    metric: 'loomcell_log_waiting_entries',
    unit: 'count',
    label: words('Entries not in it yet', '尚未收錄的紀錄', '尚未收录的记录'),
    help: 'Entries that wait to be taken into the public log.',
  },
  logOldestSeconds: {
    group: 'log',
    metric: 'loomcell_log_oldest_waiting_seconds',
    unit: 'seconds',
    label: words('Oldest of them waits for', '最早的已等待', '最早的已等待'),
    help: 'How long the entry has waited that was recorded first of those not in the public log.',
  },
  logSize: {
    group: 'log',
    metric: 'loomcell_log_published_entries',
    unit: 'count',
    label: words('Entries published', '已公布的紀錄', '已公布的记录'),
    help: 'Size of the newest published checkpoint.',
  },
  checkpointSeconds: {
    group: 'log',
    metric: 'loomcell_log_checkpoint_age_seconds',
    unit: 'seconds',
    label: words('Age of the newest checkpoint', '距離最新日誌檢查點', '距离最新日志检查点'),
    help: 'Age of the newest published checkpoint; it grows while nothing is recorded.',
  },
  jobsDue: {
    group: 'jobs',
    metric: 'loomcell_jobs_due',
    unit: 'count',
    label: words('Jobs due now', '到期的工作', '到期的任务'),
    help: 'Jobs whose time has come and that no process works on.',
  },
  jobsOldestSeconds: {
    group: 'jobs',
    metric: 'loomcell_jobs_oldest_due_seconds',
    unit: 'seconds',
    label: words('Oldest of them is late by', '最早的已延誤', '最早的已延误'),
    help: 'How long the job has been due that was due first.',
  },
  jobsRunning: {
    group: 'jobs',
    metric: 'loomcell_jobs_running',
    unit: 'count',
    label: words('Jobs running', '執行中的工作', '运行中的任务'),
    help: 'Jobs that a process works on.',
  },
  jobsRetrying: {
    group: 'jobs',
    metric: 'loomcell_jobs_retrying',
    unit: 'count',
    label: words(
      'Jobs that failed and are tried again',
      '失敗後會重試的工作',
      '失败后会重试的任务',
    ),
    help: 'Jobs that failed at least once and are tried again later.',
  },
  jobsFailed: {
    group: 'jobs',
    metric: 'loomcell_jobs_given_up',
    unit: 'count',
    label: words('Jobs given up', '已放棄的工作', '已放弃的任务'),
    help: 'Jobs that failed as often as they may and stay for somebody to look at.',
  },
  outboxWaiting: {
    group: 'messages',
    metric: 'loomcell_outbox_waiting_entries',
    unit: 'count',
    label: words(
      'Entries of the outbox not handed out',
      '發件匣尚未分發的項目',
      '发件箱尚未分发的条目',
    ),
    help: 'Entries of the outbox that are not yet made into notifications, e-mails and deliveries.',
  },
  outboxOldestSeconds: {
    group: 'messages',
    metric: 'loomcell_outbox_oldest_waiting_seconds',
    unit: 'seconds',
    label: words('Oldest of them waits for', '最早的已等待', '最早的已等待'),
    help: 'How long the oldest of those entries has waited.',
  },
  deliveriesWaiting: {
    group: 'messages',
    metric: 'loomcell_webhook_deliveries_waiting',
    unit: 'count',
    label: words('Webhook deliveries waiting', '等待傳送的 Webhook', '等待发送的 Webhook'),
    help: 'Deliveries to webhooks that are still to be sent, those of paused webhooks among them.',
  },
  deliveriesFailing: {
    group: 'messages',
    metric: 'loomcell_webhook_deliveries_failing',
    unit: 'count',
    label: words('Of these, failed before', '其中曾失敗', '其中曾失败'),
    help: 'Those of them that failed at least once.',
  },
  webhooksPaused: {
    group: 'messages',
    metric: 'loomcell_webhooks_paused',
    unit: 'count',
    label: words('Webhooks paused', '已暫停的 Webhook', '已暂停的 Webhook'),
    help: 'Webhooks that are sent nothing, since a person or their receiver paused them.',
  },
  sumsWaiting: {
    group: 'sums',
    metric: 'loomcell_sums_waiting_rows',
    unit: 'count',
    label: words('Sums not folded yet', '尚未合併的匯總', '尚未合并的汇总'),
    help: 'Sums of single gatherings that are not yet folded into days and months.',
  },
  sumsOldestSeconds: {
    group: 'sums',
    metric: 'loomcell_sums_oldest_day_seconds',
    unit: 'seconds',
    label: words('Oldest of them waits for', '最早的已等待', '最早的已等待'),
    help: 'Age of the day (UTC) on which the oldest of them was recorded, counted from its end; 0 for today.',
  },
  placesUnsummed: {
    group: 'sums',
    metric: 'loomcell_sums_places_marked',
    unit: 'count',
    label: words('Places to be summed anew', '須重新匯總的地點', '须重新汇总的地点'),
    help: 'Places whose time zone changed and whose sums are to be made anew.',
  },
} as const satisfies Record<string, Figure>

export type DatabaseFigure = keyof typeof databaseFigures
