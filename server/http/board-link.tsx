import type { Text } from '#shared/questionnaire/definition.ts';
import { useView } from './view.ts';

/** The consultation on which an officer works, and the way back to its board. */
export function BoardLink({ consultation }: { consultation: { slug: string; title: Text } }) {
  const { say, href } = useView();
  return <a href={href(`/workspace/consultations/${consultation.slug}`)}>{say(consultation.title)}</a>;
}
