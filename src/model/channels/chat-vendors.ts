/**
 * Live chat vendors as data: what their scripts need from a content security policy, and what they can be told.
 * How they are started is in src/client/contact/chat-vendors/. Sources: the vendors' own CSP pages.
 */

/** Source lists by CSP directive. `{base}` stands for the channel's `baseUrl` (and `{host}` for its host). */
export type CspSources = Readonly<Partial<Record<CspDirective, readonly string[]>>>;
type CspDirective =
  'script-src' | 'connect-src' | 'frame-src' | 'img-src' | 'font-src' | 'style-src' | 'media-src';

interface ChatVendor {
  /** The vendor's name, to tell the reader whose script is about to load. */
  readonly name: string;
  readonly csp: CspSources;
  /** Whether a draft can be put into the message field. */
  readonly takesText: boolean;
  /** Whether the key has a form that can be checked. */
  readonly key: RegExp;
  readonly keyHint: string;
  readonly needsBaseUrl?: true;
}

const chatVendors = {
  zendesk: {
    name: 'Zendesk',
    takesText: false,
    key: /^[0-9a-f-]{36}$/,
    keyHint: 'the snippet key, a UUID',
    csp: {
      'script-src': ['https://static.zdassets.com', 'https://ekr.zdassets.com'],
      'connect-src': [
        'https://*.zendesk.com',
        'https://*.zopim.com',
        'https://ekr.zdassets.com',
        'wss://*.zendesk.com',
        'wss://*.zopim.com',
      ],
      'img-src': ['https://*.zdassets.com', 'https://*.zendesk.com'],
      'frame-src': ['https://*.zendesk.com'],
    },
  },
  intercom: {
    name: 'Intercom',
    takesText: true,
    key: /^[a-z0-9]{6,12}$/,
    keyHint: 'the app id, such as "abcd1234"',
    csp: {
      'script-src': ['https://widget.intercom.io', 'https://js.intercomcdn.com'],
      'connect-src': ['https://*.intercom.io', 'wss://*.intercom.io', 'https://uploads.intercomcdn.com'],
      'img-src': ['https://js.intercomcdn.com', 'https://static.intercomassets.com'],
      'font-src': ['https://fonts.intercomcdn.com'],
      'frame-src': ['https://intercom-sheets.com'],
    },
  },
  crisp: {
    name: 'Crisp',
    takesText: true,
    key: /^[0-9a-f-]{36}$/,
    keyHint: 'the website id, a UUID',
    csp: {
      'script-src': ['https://client.crisp.chat'],
      'connect-src': [
        'https://client.crisp.chat',
        'wss://client.relay.crisp.chat',
        'https://storage.crisp.chat',
      ],
      'img-src': ['https://client.crisp.chat', 'https://image.crisp.chat', 'https://storage.crisp.chat'],
      'style-src': ['https://client.crisp.chat'],
      'font-src': ['https://client.crisp.chat'],
    },
  },
  tawk: {
    name: 'tawk.to',
    takesText: false,
    key: /^[0-9a-f]{24}\/[\w-]+$/,
    keyHint: '"<property id>/<widget id>"',
    csp: {
      'script-src': ['https://*.tawk.to'],
      'connect-src': ['https://*.tawk.to', 'wss://*.tawk.to'],
      'img-src': ['https://*.tawk.to'],
      'style-src': ['https://*.tawk.to'],
      'font-src': ['https://*.tawk.to'],
      'frame-src': ['https://*.tawk.to'],
    },
  },
  chatwoot: {
    name: 'Chatwoot',
    takesText: false,
    key: /^[A-Za-z0-9]{16,32}$/,
    keyHint: 'the website token',
    needsBaseUrl: true,
    csp: {
      'script-src': ['{base}'],
      'connect-src': ['{base}', 'wss://{host}'],
      'img-src': ['{base}'],
      'frame-src': ['{base}'],
    },
  },
  tidio: {
    name: 'Tidio',
    takesText: false,
    key: /^[a-z0-9]{32}$/,
    keyHint: 'the public key, 32 letters and digits',
    csp: {
      'script-src': ['https://code.tidio.co', 'https://widget-v4.tidiochat.com'],
      'connect-src': ['https://*.tidio.co', 'wss://*.tidio.co'],
      'img-src': ['https://*.tidio.co', 'https://*.tidiochat.com'],
      'frame-src': ['https://widget-v4.tidiochat.com'],
    },
  },
  livechat: {
    name: 'LiveChat',
    takesText: true,
    key: /^\d{5,10}$/,
    keyHint: 'the licence number, in quotes',
    csp: {
      'script-src': ['https://cdn.livechatinc.com', 'https://api.livechatinc.com'],
      'connect-src': ['https://*.livechatinc.com', 'wss://*.livechatinc.com'],
      'img-src': ['https://cdn.livechatinc.com'],
      'frame-src': ['https://secure.livechatinc.com'],
    },
  },
  hubspot: {
    name: 'HubSpot',
    takesText: false,
    key: /^\d{5,12}$/,
    keyHint: 'the portal (hub) id, in quotes',
    csp: {
      'script-src': [
        'https://js.hs-scripts.com',
        'https://js-eu1.hs-scripts.com',
        'https://js.usemessages.com',
        'https://js-eu1.usemessages.com',
      ],
      'connect-src': ['https://*.hubspot.com', 'https://*.hubapi.com'],
      'img-src': ['https://*.hubspot.com'],
      'frame-src': ['https://*.hubspot.com'],
    },
  },
  freshchat: {
    name: 'Freshchat',
    takesText: true,
    key: /^[0-9a-f-]{36}$/,
    keyHint: 'the widget token, a UUID',
    csp: {
      'script-src': ['https://*.freshchat.com'],
      'connect-src': ['https://*.freshchat.com', 'wss://*.freshchat.com'],
      'img-src': ['https://*.freshchat.com'],
      'style-src': ['https://*.freshchat.com'],
      'frame-src': ['https://*.freshchat.com'],
    },
  },
  olark: {
    name: 'Olark',
    takesText: false,
    key: /^\d{4}-\d{3}-\d{2}-\d{4}$/,
    keyHint: 'the site id, such as "1234-567-89-0123"',
    csp: {
      'script-src': ['https://*.olark.com'],
      'connect-src': ['https://*.olark.com', 'wss://*.olark.com'],
      'img-src': ['https://*.olark.com'],
      'style-src': ['https://static.olark.com'],
      'frame-src': ['https://static.olark.com'],
    },
  },
  helpscout: {
    name: 'Help Scout',
    takesText: true,
    key: /^[0-9a-f-]{36}$/,
    keyHint: 'the Beacon id, a UUID',
    csp: {
      'script-src': ['https://beacon-v2.helpscout.net'],
      'connect-src': [
        'https://beaconapi.helpscout.net',
        'https://*.pusher.com',
        'wss://*.pusher.com',
        'https://d3hb14vkzrxvla.cloudfront.net',
      ],
      'style-src': ['https://beacon-v2.helpscout.net', 'https://fonts.googleapis.com'],
      'font-src': ['https://fonts.gstatic.com'],
      'img-src': ['https://d33v4339jhl8k0.cloudfront.net'],
      'frame-src': ['https://beacon-v2.helpscout.net'],
    },
  },
} as const satisfies Record<string, ChatVendor>;

export type ChatVendorName = keyof typeof chatVendors;

export const chatVendorNames = Object.keys(chatVendors) as [ChatVendorName, ...ChatVendorName[]];

/** A vendor's entry with the type all share. */
export const chatVendorOf = (name: ChatVendorName): ChatVendor => chatVendors[name];

/** What a content security policy must allow for one chat. */
export function cspOf(chat: {
  readonly vendor: ChatVendorName;
  readonly baseUrl?: string | undefined;
}): CspSources {
  const base = chat.baseUrl === undefined ? undefined : new URL(chat.baseUrl);
  const fill = (source: string) =>
    source.replace('{base}', base?.origin ?? '').replace('{host}', base?.host ?? '');
  return Object.fromEntries(
    Object.entries(chatVendorOf(chat.vendor).csp).map(([directive, sources]) => [
      directive,
      sources.map(fill),
    ]),
  );
}
