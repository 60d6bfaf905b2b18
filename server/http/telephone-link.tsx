import type { ComponentChildren } from 'preact';

interface Props {
  /** As the site gives it: a number, or words that name none. */
  phone: string;
  class?: string;
  children: ComponentChildren;
}

/** Calls a number on a telephone; words that are no number stay words. */
export const TelephoneLink = ({ phone, children, ...look }: Props) =>
  /^\+?\d[\d -]*$/.test(phone) ? (
    <a href={`tel:${phone.replace(/[ -]/g, '')}`} {...look}>
      {children}
    </a>
  ) : (
    <span>{children}</span>
  );
