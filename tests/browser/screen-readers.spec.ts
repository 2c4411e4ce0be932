/**
 * What a screen reader is told, by page kind: roles, names and their order, as the accessibility tree has them. Parts of it, so
 * that new articles, dates and hours change nothing: https://playwright.dev/docs/aria-snapshots
 */
import { expect, test } from '@playwright/test';
import { article, agents, contact, home, notFound, topic } from './pages.ts';

/** Of every page: what stands around its content. */
const frame = `
  - link "Skip to content"
  - region "Announcements"
  - banner:
    - link "Brightwick Help"
    - navigation "Main menu":
      - link "Find a store"
      - link "Contact us"
      - group: "Language: English"
  - main
  - contentinfo:
    - navigation "Footer"
`;

const kinds: readonly { readonly name: string; readonly path: string; readonly main: string }[] = [
  {
    ...home,
    main: `
      - main:
        - heading "How can we help?" [level=1]
        - search:
          - searchbox "Search the help centre"
          - button "Search"
        - region "Most asked":
          - list:
            - listitem:
              - link "Where is my order?"
        - region "Browse by topic":
          - heading "Browse by topic" [level=2]
          - list:
            - listitem:
              - heading "Orders" [level=3]:
                - link "Orders"
        - region "Recently updated"
        - group:
          - heading "Still need help?" [level=2]
    `,
  },
  {
    ...topic,
    main: `
      - main:
        - navigation "Breadcrumb"
        - heading "Orders" [level=1]
        - region "Articles":
          - list:
            - listitem:
              - link "Where is my order?"
        - region "Topics":
          - list:
            - listitem:
              - heading "Change or cancel" [level=2]
        - complementary:
          - navigation "In this topic"
    `,
  },
  {
    ...article,
    main: `
      - main:
        - article:
          - navigation "Breadcrumb"
          - heading "Where is my order?" [level=1]
          - navigation "On this page":
            - group:
              - list:
                - listitem:
                  - link "Without an account"
          - tablist:
            - tab "Website" [selected]
            - tab "App"
          - tabpanel "Website"
          - heading "Without an account" [level=2]
          - figure "The order number is near the top of the receipt and starts with BW.":
            - img "A long receipt with a box drawn around the line near the top that reads Order BW-204518736"
          - region "Table (scrolls sideways on small screens) – What the status means":
            - table:
              - rowgroup:
                - row:
                  - columnheader "Status"
                  - columnheader "What is happening"
          - group "Was this article helpful?":
            - heading "Was this article helpful?" [level=2]
            - button "Yes"
            - button "No"
        - region "Related articles"
        - complementary:
          - navigation "In this topic"
        - group:
          - heading "Still need help?" [level=2]
    `,
  },
  {
    ...contact,
    main: `
      - main:
        - heading "Contact us" [level=1]
        - textbox "What do you need help with?"
        - combobox "What is it about?"
        - region "All ways to contact us":
          - list:
            - listitem:
              - button "Chat with us"
            - listitem:
              - link "Call us (opens an app)"
              - paragraph:
                - button /Copy \\+44/
          - group:
            - text: More ways to reach us
            - list:
              - listitem:
                - link "Book a repair appointment (opens in a new tab)"
          - paragraph:
            - combobox "Your country or region"
          - status
    `,
  },
  {
    name: 'search with results',
    path: '/en/search/?q=refund',
    main: `
      - main:
        - heading "Search" [level=1]
        - search:
          - searchbox "Search the help centre": refund
          - button "Search"
        - status: /\\d+ results/
        - group "Filter by topic":
          - button /All topics/ [pressed]
        - region "Answer":
          - heading "My refund has not arrived › See where it is" [level=2]
        - list:
          - listitem:
            - link /Refund/
    `,
  },
  {
    name: 'search without results',
    path: '/en/search/?q=xqzvbb',
    main: `
      - main:
        - status: No answer found for “xqzvbb”.
        - navigation "Browse by topic":
          - link "Orders"
        - heading "Still need help?" [level=2]
        - region "Most asked"
    `,
  },
  {
    name: 'finder',
    path: '/en/stores/',
    main: `
      - main:
        - navigation "Breadcrumb"
        - heading "Find a store" [level=1]
        - search "Find a store":
          - searchbox "City, district, postcode or store"
          - button "Search"
          - button "Near me"
          - group "Services":
            - checkbox "Open now"
          - group: Filters
        - status
        - region "United Kingdom stores":
          - list:
            - listitem:
              - heading "Brightwick Belfast" [level=3]:
                - link "Brightwick Belfast"
    `,
  },
  {
    name: 'store',
    path: '/en/stores/tr/istanbul/kadikoy/kadikoy-tr-ist-01/',
    main: `
      - main:
        - article:
          - navigation "Breadcrumb"
          - heading "Brightwick Kadıköy" [level=1]
          - paragraph:
            - 'link "Directions: Google Maps"'
          - group: Other map apps
          - link "Call us"
          - heading "Opening hours" [level=2]
          - table "Opening hours":
            - rowgroup:
              - row:
                - rowheader "Sunday"
    `,
  },
  {
    ...agents,
    main: `
      - main:
        - heading "For support agents" [level=1]
        - search "For support agents":
          - combobox "Article, or the code that the customer reads out"
          - combobox "Customer’s language"
        - status
        - listbox "For support agents":
          - group "Saved replies":
            - option /parcel-not-received/ [selected]
    `,
  },
  {
    ...notFound,
    main: `
      - main:
        - heading "This page doesn’t exist" [level=1]
        - search:
          - searchbox "Search the help centre"
        - region "Browse by topic"
    `,
  },
];

/** The same of pages in Arabic: no English word but names, and the order of the text, not of the screen. */
const arabicKinds: typeof kinds = [
  {
    name: 'home in Arabic',
    path: '/ar/',
    main: `
      - banner:
        - navigation "القائمة الرئيسية":
          - link "ابحث عن متجر"
          - group: "اللغة: العربية"
      - main:
        - heading "كيف يمكننا مساعدتك؟" [level=1]
        - search:
          - searchbox "ابحث في مركز المساعدة"
        - region "الأسئلة الأكثر شيوعًا":
          - list:
            - listitem:
              - link "أين طلبي؟"
        - region "تصفّح حسب الموضوع":
          - list:
            - listitem:
              - heading "الطلبات" [level=3]:
                - link "الطلبات"
    `,
  },
  {
    name: 'article in Arabic',
    path: '/ar/الطلبات/أين-طلبي/',
    main: `
      - main:
        - article:
          - navigation "مسار التصفّح":
            - list:
              - listitem:
                - link "المساعدة"
          - heading "أين طلبي؟" [level=1]
          - navigation "في هذه الصفحة":
            - group:
              - list:
                - listitem:
                  - link "إذا لم يكن لديك حساب"
          - tablist:
            - tab "الموقع" [selected]
          - tabpanel "الموقع"
          - heading "إذا لم يكن لديك حساب" [level=2]
    `,
  },
  {
    name: 'store in Arabic',
    path: '/ar/stores/tr/istanbul/kadikoy/kadikoy-tr-ist-01/',
    main: `
      - main:
        - article:
          - heading "Brightwick Kadıköy" [level=1]
          - link "اتصل بنا"
          - heading "ساعات العمل" [level=2]
          - table "ساعات العمل":
            - rowgroup:
              - row:
                - rowheader "الأحد"
          - region "العنوان":
            - heading "العنوان" [level=2]
            - text: "Söğütlü Çeşme Caddesi No: 1905/A Caferağa Mahallesi 34710 Kadıköy/İstanbul تركيا"
    `,
  },
];

for (const { name, path, main } of arabicKinds)
  test(`a screen reader is told of ${name}`, async ({ page }) => {
    await page.goto(path);
    await expect(page.locator('body')).toMatchAriaSnapshot(main);
  });

for (const { name, path, main } of kinds)
  test(`a screen reader is told of ${name}`, async ({ page }) => {
    await page.goto(path);
    await expect(page.locator('body')).toMatchAriaSnapshot(frame);
    await expect(page.locator('body')).toMatchAriaSnapshot(main);
  });
