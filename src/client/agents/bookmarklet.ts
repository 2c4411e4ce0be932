/**
 * The address of a bookmark that opens the agents' page in a narrow window beside a ticket, with what the agent has selected
 * there as its question. It works on any page: nothing of the site is asked before the window is open.
 */
export const bookmarklet = (page: string): string =>
  `javascript:void(open(${JSON.stringify(page)}+'?beside&q='+encodeURIComponent(String(getSelection()).slice(0,200)),'fener-agents','popup,width=420,height=760'))`;
