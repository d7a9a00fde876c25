import { PgBoss } from 'pg-boss'

/** Work done beside requests. Idempotent: a job may run again after a crash. */
export type Job = {
  name: string
  run: (data: any) => Promise<void>
  cron?: string
  retries?: number
  minutes?: number
  /** How many of them one process does at a time; one unless told. */
  parallel?: number
}

export class Jobs {
  private readonly boss: PgBoss
  private readonly failed: (error: unknown) => void
  private readonly jobs = new Map<string, Job>()

  constructor(url: string, failed: (error: unknown) => void) {
    this.failed = failed
    this.boss = new PgBoss({ connectionString: url, schema: 'mainstay_jobs', max: 3, useListenNotify: true })
    this.boss.on('error', failed)
  }

  /** Declares a job, before `start`; with `cron` (UTC) it also runs by schedule. */
  add(name: string, run: Job['run'], options: Omit<Job, 'name' | 'run'> = {}) {
    this.jobs.set(name, { name, run, ...options })
  }

  async start(work: boolean) {
    await this.boss.start()
    for (const one of this.jobs.values()) {
      await this.boss.createQueue(one.name, {
        notify: true,
        retryLimit: one.retries ?? 3,
        retryBackoff: true,
        expireInSeconds: (one.minutes ?? 15) * 60,
      })
      if (one.cron) await this.boss.schedule(one.name, one.cron, {})
      if (!work) continue
      await this.boss.work(
        one.name,
        { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1, localConcurrency: one.parallel ?? 1 },
        async ([item]) => this.run(one, item?.data),
      )
    }
  }

  private async run(one: Job, data: unknown) {
    try {
      await one.run(data ?? {})
    } catch (error) {
      this.failed(error)
      throw error
    }
  }

  /** Queues a job; with a key, one that waits already is not doubled. */
  later = async (name: string, data: object, key?: string) => {
    await this.boss.send(name, data, key ? { singletonKey: key } : {})
  }

  stop = () => this.boss.stop({ graceful: true, timeout: 5000 })
}
