export interface JobTable {
  name: string;
  holder: string | null;
  lease_until: string | null;
  started_at: string | null;
  ended_at: string | null;
  succeeded_at: string | null;
  error: string | null;
}

export interface MailTable {
  id: string;
  key: string;
  officer_id: string;
  subject: string;
  text: string;
  created_at: string;
  lease_until: string | null;
  sent_at: string | null;
  tries: number;
  error: string | null;
}
