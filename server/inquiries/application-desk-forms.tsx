import { extensionForms } from './application-extension-forms.tsx';
import { pauseForms } from './application-pause-forms.tsx';
import { receiptForms } from './application-receipt-forms.tsx';
import { replyForm } from './application-reply-form.tsx';
import { type DeskForm, deskForms } from './desk-forms.ts';

/** What the procedure of an application needs, in its order (OGI Regulations, arts. 30 to 42). */
export const applicationForms = [
  receiptForms.confirm,
  receiptForms.askCorrection,
  receiptForms.correct,
  receiptForms.abandon,
  replyForm,
  pauseForms.consult,
  pauseForms.consultEnd,
  pauseForms.charge,
  pauseForms.chargeEnd,
  extensionForms.askExtension,
  extensionForms.grantExtension,
  extensionForms.refuseExtension,
] as readonly DeskForm[];

export const registerApplicationForms = (): void => deskForms.register('disclosure', applicationForms);
