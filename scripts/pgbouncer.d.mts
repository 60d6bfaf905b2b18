export interface Pooler {
  port: number;
  url: string;
  log(): string;
  remove(): Promise<void>;
}

export function hasPgbouncer(): boolean;
export function startPgbouncer(
  cluster: { port: number },
  options?: { connections?: number },
): Promise<Pooler>;
