export interface ErasureTable {
  kind: string;
  subject: string;
  key: string;
  day: string;
}

export interface BackupTable {
  id: string;
  file: string;
  origin: string;
  started_at: string;
  ended_at: string | null;
  bytes: number | null;
  sha256: string | null;
  error: string | null;
  removed_at: string | null;
}
