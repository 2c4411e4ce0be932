/** Rules about locales and translations. */
import { inArticle, inFile, type Rule } from '../rule.ts';

const german =
  'Sie haben 30 Tage Zeit, um den Artikel an uns zurückzusenden. Bitte legen Sie den Artikel in die Verpackung, ' +
  'in der er zu Ihnen gekommen ist, und kleben Sie das Etikett auf das Paket. Wenn das Paket bei uns ist, ' +
  'erstatten wir Ihnen den Preis auf dem Weg, auf dem Sie bezahlt haben. Das dauert nicht mehr als fünf Tage.';

const english =
  'You have 30 days to send the item back to us. Please put the item into the box that it came in, ' +
  'and stick the label on the parcel. When the parcel is with us, we refund the price in the way that you paid. ' +
  'This takes no more than five days. If the item is damaged, tell us before you send it, and we will send you ' +
  'another one at once. You can also bring the item to one of our stores, where you get your money at the till. Gift cards and food can not be returned, and neither can lamps that we made for you. ' +
  'If you want to know what became of your parcel, look at its number on the page of the carrier.';

export const translationRules = {
  'unknown-locale': {
    severity: 'error',
    what: 'Locales that are named anywhere are in the list of site.yaml.',
    why: 'A text in a locale that the site does not have is shown to nobody.',
    fix: 'Correct the id, or add the locale to "locales" in site.yaml.',
    example: inFile(
      'site.yaml',
      'locales: [en, de]\nsourceLocale: fr',
      'locales: [en, de]\nsourceLocale: en',
    ),
  },
  'id-differs': {
    severity: 'error',
    what: 'All translations of an article have the same id.',
    why: 'The id is what makes them one article: language links, ratings and permalinks hang on it.',
    fix: "Copy the id from the source. If the text belongs to another article, move the file to that article's path.",
    example: {
      bad: {
        'articles/en/orders/return-item.md': 'id: return-item',
        'articles/de/orders/return-item.md': 'id: artikel-zuruecksenden',
      },
      good: {
        'articles/en/orders/return-item.md': 'id: return-item',
        'articles/de/orders/return-item.md': 'id: return-item\nslug: artikel-zuruecksenden',
      },
    },
  },
  'translation-orphan': {
    severity: 'error',
    what: 'A translation has the path of its source.',
    why: 'Fener could not tell which text it translates.',
    fix: 'Move the file to the path of its source. For an article that exists in one language only, add "locales: [de]".',
    example: {
      bad: { 'articles/de/orders/gutschein.md': 'id: voucher' },
      good: {
        'articles/en/orders/voucher.md': 'id: voucher',
        'articles/de/orders/voucher.md': 'id: voucher\nslug: gutschein',
      },
    },
  },
  'translation-stale': {
    severity: 'warning',
    what: 'A translation is as recent as its source.',
    why: 'Readers in that language are told what is no longer true.',
    fix: 'Bring the translation up to date, then run "npx fener translations --stamp FILE".',
    example: {
      bad: {
        'articles/en/orders/return-item.md': 'You have two weeks.',
        'articles/de/orders/return-item.md': 'translationOf: 0123456789ab',
      },
      good: {
        'articles/en/orders/return-item.md': 'You have two weeks.',
        'articles/de/orders/return-item.md': 'translationOf: v2-d5bef9f6c5bf',
      },
    },
  },
  'translation-stamp': {
    severity: 'warning',
    what: 'The stamp of a translation is one that this version of Fener can compare.',
    why: 'Nobody can say whether the translation is current, so it counts as not tracked.',
    fix: 'Update Fener if a newer version wrote the stamp. Otherwise compare the texts, then run "npx fener translations --stamp FILE".',
    example: {
      bad: { 'articles/de/orders/return-item.md': 'translationOf: v99-0123456789ab' },
      good: {
        'articles/en/orders/return-item.md': 'You have two weeks.',
        'articles/de/orders/return-item.md': 'translationOf: v2-d5bef9f6c5bf',
      },
    },
  },
  'changes-untied': {
    severity: 'warning',
    what: '"changes" stands in a source, and names the two texts that it speaks of.',
    why: 'A word alone would speak of every later change as well, so it says nothing: translations count as stale.',
    fix: 'Run "npx fener translations --changes typo FILE" with the word that you wrote: it names the texts.',
    example: inArticle(
      'changes: typo',
      'changes: [{ is: typo, from: v2-0123456789ab, to: v2-ba9876543210 }]',
    ),
  },
  'translation-untranslated': {
    severity: 'warning',
    what: 'A translation differs from its source.',
    why: 'Readers would get a foreign text as if it were their own language.',
    fix: 'Translate it, or delete the file: readers then see the source, marked with its language.',
    example: {
      bad: {
        'articles/en/orders/return-item.md':
          '---\nid: return-item\ntitle: Returns\ndescription: How to return.\n---\n\nYou have 30 days.',
        'articles/de/orders/return-item.md':
          '---\nid: return-item\ntitle: Returns\ndescription: How to return.\n---\n\nYou have 30 days.',
      },
      good: {
        'articles/en/orders/return-item.md':
          '---\nid: return-item\ntitle: Returns\ndescription: How to return.\n---\n\nYou have 30 days.',
        'articles/de/orders/return-item.md':
          '---\nid: return-item\ntitle: Rückgabe\ndescription: So geht es.\n---\n\nSie haben 30 Tage Zeit.',
      },
    },
  },
  'translation-language': {
    severity: 'warning',
    what: 'A text is in the language of its folder.',
    why: 'Readers and screen readers expect the language that the page names.',
    fix: 'Move the file to the folder of its language, or translate it.',
    example: inArticle(german, english),
  },
  'translation-short': {
    severity: 'warning',
    what: 'A translation has at least a third of the length of its source.',
    why: 'Part of the text is probably still missing.',
    fix: 'Translate the rest.',
    example: {
      bad: {
        'articles/en/orders/return-item.md': english,
        'articles/de/orders/return-item.md': 'Sie haben 30 Tage Zeit.',
      },
      good: {
        'articles/en/orders/return-item.md': english,
        'articles/de/orders/return-item.md': german,
      },
    },
  },
  'message-missing': {
    severity: 'error',
    what: "A language that doesn't come with Fener has every message of the interface.",
    why: 'A button or a sentence of the page would be empty.',
    fix: 'Translate the message that the problem quotes.',
    example: {
      bad: {
        'site.yaml': 'locales: [en, is]',
        'locales/is/common.json':
          '{\n  "search": "Leit",\n  "updated": "Uppfært {{date}}",\n  "thanks": "Takk fyrir svarið",\n' +
          '  "results_one": "{{count}} niðurstaða",\n  "results_other": "{{count}} niðurstöður"\n}',
      },
      good: {
        'site.yaml': 'locales: [en, is]',
        'locales/is/common.json':
          '{\n  "search": "Leit",\n  "close": "Loka",\n  "updated": "Uppfært {{date}}",\n' +
          '  "thanks": "Takk fyrir svarið",\n' +
          '  "results_one": "{{count}} niðurstaða",\n  "results_other": "{{count}} niðurstöður"\n}',
      },
    },
  },
  'message-unknown': {
    severity: 'error',
    what: 'Every message exists in English.',
    why: 'A misspelt key is never shown, and its translation is lost.',
    fix: 'Correct the key, or remove the message.',
    example: inFile('locales/de/common.json', '{ "serach": "Finden" }', '{ "search": "Finden" }'),
  },
  'message-placeholder': {
    severity: 'error',
    what: 'A message has the placeholders of the English one.',
    why: 'Readers would miss a number or a name, or see the braces.',
    fix: 'Copy the placeholder, braces included. It may stand anywhere in the sentence.',
    example: inFile(
      'locales/de/common.json',
      '{ "updated": "Geändert am {{datum}}" }',
      '{ "updated": "Geändert am {{date}}" }',
    ),
  },
  'message-plural': {
    severity: 'error',
    what: 'A message with a number has the plural forms of its language.',
    why: 'Readers would see a wrong form, or none.',
    fix: 'Add the forms that the problem names, and remove those that the language does not have.',
    example: inFile(
      'locales/de/common.json',
      '{ "results_other": "{{count}} Artikel" }',
      '{ "results_one": "{{count}} Artikel", "results_other": "{{count}} Artikel" }',
    ),
  },
  'message-untranslated': {
    severity: 'warning',
    what: 'Messages of three words or more differ from the English ones.',
    why: 'Readers would find English in the middle of a page in their language.',
    fix: 'Translate the message.',
    example: inFile(
      'locales/de/common.json',
      '{ "thanks": "Thank you for your answer" }',
      '{ "thanks": "Danke für Ihre Antwort" }',
    ),
  },
} as const satisfies Record<string, Rule>;
