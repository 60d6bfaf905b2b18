import { useView } from '../http/view.ts';
import { Area, Pick } from './application-inputs.tsx';
import type { DeskForm } from './desk-forms.ts';
import { findReplyKind, groundOf, replyGrounds, replyKinds, replyParts, sayReply } from './reply-kinds.ts';

const MOST = 2000;

/** The reply: one of the kinds of the Regulations, with everything that a reply of the kind has to say. */
export const replyForm: DeskForm<'reply'> = {
  act: 'reply',
  title: 'applications.do_reply',
  help: 'applications.do_reply_help',
  Fields: ({ entered, messages }) => {
    const { t, say } = useView();
    const none = { value: '', label: t('applications.choose') };
    return (
      <>
        <Pick
          id="reply-kind"
          name="kind"
          label={t('applications.reply_kind')}
          value={entered.kind ?? ''}
          choices={[none, ...replyKinds.map(({ code, text }) => ({ value: code, label: say(text) }))]}
          messages={messages}
        />
        <Pick
          id="reply-ground"
          name="ground"
          label={t('applications.reply_ground')}
          hint={t('applications.reply_ground_hint')}
          value={entered.ground ?? ''}
          choices={[none, ...replyGrounds.map(({ code, text }) => ({ value: code, label: say(text) }))]}
          messages={messages}
        />
        {replyParts.map(({ code, label, help }) => {
          const forKinds = replyKinds
            .filter(({ parts }) => parts.includes(code))
            .map(({ text }) => say(text));
          const hint = t('applications.part_for', {
            help: say(help),
            kinds: forKinds.join(t('common.list_separator')),
          });
          return (
            <Area
              key={code}
              id={`reply-${code}`}
              name={code}
              rows={2}
              label={say(label)}
              hint={hint}
              value={entered[code] ?? ''}
              messages={messages}
            />
          );
        })}
      </>
    );
  },
  read(fields, { inquiry, t }) {
    const kind = findReplyKind(fields.get('kind') ?? undefined);
    const messages = new Map<string, string>();
    const choose = (field: string, item: string) =>
      messages.set(`reply-${field}`, t('applications.problem_choose', { item }));
    if (!kind) {
      choose('kind', t('applications.reply_kind'));
      return { messages };
    }
    const ground = groundOf(kind, fields.get('ground') ?? undefined);
    if (kind.grounds && ground === undefined) choose('ground', t('applications.reply_ground'));
    const parts = new Map<string, string>();
    for (const code of kind.parts) {
      const words = (fields.get(code) ?? '').normalize('NFC').trim();
      if (words === '' || [...words].length > MOST)
        messages.set(`reply-${code}`, t('applications.problem_words', { count: MOST }));
      parts.set(code, words);
    }
    if (messages.size > 0) return { messages };
    const text = sayReply(kind, ground, parts, inquiry.row.language === 'en' ? 'en' : 'zh-CN');
    return { content: { text, kind: kind.code, ...(ground ? { ground } : {}) } };
  },
};
