export interface Cluster {
  bin: string;
  port: number;
  data: string;
  url: string;
  start(): void;
  stop(mode?: 'smart' | 'fast' | 'immediate'): void;
  restart(mode?: 'fast' | 'immediate'): void;
  restartMeanwhile(mode?: 'fast' | 'immediate'): Promise<void>;
  log(): string;
  remove(): void;
}

export function findPostgres(): string | undefined;
export function startPostgres(options?: { durable?: boolean; port?: number }): Promise<Cluster>;
