/** Screenshots of every state, both languages, light and dark, narrow and wide: `node tests/panel/shots.mjs [FILTER]` → screenshots/panel. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { bundle, context, launch, origin, root } from "./serve.mjs";
import { states } from "./states.mjs";

const out = join(root, "screenshots/panel");
await mkdir(out, { recursive: true });
await bundle();
const filter = process.argv[2] ?? "";
const looks = [
  { name: "narrow-light", width: 280, colorScheme: "light" },
  { name: "light", width: 400, colorScheme: "light" },
  { name: "dark", width: 400, colorScheme: "dark" },
  { name: "wide-dark", width: 900, colorScheme: "dark" },
  { name: "forced", width: 400, colorScheme: "dark", forcedColors: "active" },
  { name: "large", width: 400, colorScheme: "light", zoom: 2 },
];
const browser = await launch();
for (const lang of ["en", "ko"]) {
  for (const [name, { page: path = "panel/panel.html", act, settings, ...state }] of Object.entries(states(lang))) {
    for (const look of looks) {
      const file = `${name}-${lang}-${look.name}`;
      if (!file.includes(filter)) continue;
      const { context: made, strays } = await context(browser, { ...state, settings: { language: lang, ...settings }, colorScheme: look.colorScheme, forcedColors: look.forcedColors ?? "none", viewport: { width: look.width, height: 800 } });
      const page = await made.newPage();
      page.on("pageerror", (error) => console.log(file, "error:", error.message));
      page.on("console", (m) => { if (m.type() === "error") console.log(file, "console:", m.text()); });
      await page.goto(`${origin}/${path}`);
      await page.locator("main:not(:has(.waking))").waitFor();
      if (look.zoom) await page.evaluate((zoom) => { document.documentElement.style.fontSize = `${zoom * 100}%`; }, look.zoom);
      if (act) await act(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) console.log(file, "overflows by", wide);
      await page.screenshot({ path: join(out, `${file}.png`), fullPage: true });
      if (strays.length > 0) console.log(file, "strays:", strays);
      await made.close();
    }
  }
}
await browser.close();
