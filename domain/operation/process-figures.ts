import { words } from '../words.ts'
import type { Figure } from './figure.ts'

/** What a process knows of itself, its machine and how far its database is. */
export const processFigures = {
  scansWaiting: {
    group: 'recording',
    metric: 'loomcell_recording_waiting_scans',
    unit: 'count',
    label: words('Scans waiting to be recorded', '等待紀錄的掃描', '等待记录的扫描'),
    help: 'Scans that this process has taken in and not yet begun to record.',
  },
  scansMost: {
    group: 'recording',
    metric: 'loomcell_recording_waiting_scans_limit',
    unit: 'count',
    label: words('Most that may wait', '可等待的上限', '可等待的上限'),
    help: 'Scans that may wait in this process; beyond it senders are told to come back.',
  },
  databaseSeconds: {
    group: 'recording',
    metric: 'loomcell_database_answer_seconds',
    unit: 'seconds',
    label: words('Database answered within', '數據庫回應時間', '数据库响应时间'),
    help: 'How long the database took for these figures.',
  },
  clockSeconds: {
    group: 'recording',
    metric: 'loomcell_database_clock_difference_seconds',
    unit: 'seconds',
    label: words('Clock ahead of the database', '時鐘較數據庫快', '时钟比数据库快'),
    help: "This process's clock less the database's; below zero where it is behind.",
  },
  diskFreeBytes: {
    group: 'machine',
    metric: 'loomcell_data_disk_free_bytes',
    unit: 'bytes',
    label: words(
      'Free on the disk of the data folder',
      '資料夾所在磁碟的剩餘空間',
      '数据文件夹所在磁盘的剩余空间',
    ),
    help: 'What this process may still write to the file system of the data folder.',
  },
  diskBytes: {
    group: 'machine',
    metric: 'loomcell_data_disk_size_bytes',
    unit: 'bytes',
    label: words('Size of that disk', '該磁碟的容量', '该磁盘的容量'),
    help: 'Size of the file system of the data folder.',
  },
  memoryBytes: {
    group: 'machine',
    metric: 'loomcell_memory_bytes',
    unit: 'bytes',
    label: words('Memory in use', '使用中的記憶體', '使用中的内存'),
    help: 'Resident memory of this process.',
  },
  uptimeSeconds: {
    group: 'machine',
    metric: 'loomcell_uptime_seconds',
    unit: 'seconds',
    label: words('Running for', '已運行', '已运行'),
    help: 'How long this process has run.',
  },
} as const satisfies Record<string, Figure>
