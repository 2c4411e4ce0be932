/** Links by which readers of an old help centre wrote to people. */

/** Request forms of Zendesk, Freshdesk and Help Scout, below the top of the old help centre. */
const formPath =
  /^\/(?:hc\/(?:[a-z]{2}[\w-]*\/)?requests\/new|(?:[a-z]{2}[\w-]*\/)?support\/tickets\/new|contact(?:-us)?)\/?$/i;

/** Scripts and schemes that open Intercom's messenger. */
const messenger = /^\s*(?:intercom:|javascript:[^'"]*Intercom\s*\()/i;

/** Whether a link that leads nowhere here led to a request form or a messenger. */
export const leadsToPeople = (url: string): boolean =>
  messenger.test(url) || formPath.test(URL.parse(url, 'https://help.example')?.pathname ?? '');
