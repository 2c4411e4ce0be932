/** Asks whether the browser knows WebMCP. */

/** Where pages register tools: of the document, in older versions of the proposal of the navigator. */
const context: unknown = Reflect.get(document, 'modelContext') ?? Reflect.get(navigator, 'modelContext');
if (context) void import('./register.ts').then(({ registerTools }) => registerTools(context));
