/** A language in which an article can be sent. */
export interface Customer {
  readonly locale: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly name: string;
  /** What goes with a link, with `{{title}}` and `{{url}}`. */
  readonly message: string;
}
