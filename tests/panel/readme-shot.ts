/** Takes docs/screenshot.png with the built extension: a practice page with its marks, and the panel beside it. */
import { readFileSync } from "node:fs";
import { launch } from "../e2e/chromium";

const c = await launch();
const worker = await c.worker();
await worker.evaluate(() => chrome.storage.local.set({ settings: { introduced: true, viewer: "applicant-to-me", language: "en" } }));
const page = await c.context.newPage();
await page.setViewportSize({ width: 820, height: 900 });
await page.goto(`chrome-extension://${c.id}/practice/history.html`);
const tab = await c.tabId(page);
await c.press(page);
const panel = await c.panel(tab);
await panel.setViewportSize({ width: 420, height: 900 });
await panel.locator(".coverage").waitFor();
await panel.getByRole("button", { name: "Next" }).click();
await panel.waitForTimeout(800);
await panel.evaluate(() => scrollTo(0, 0));
const shots = [await page.screenshot(), await panel.screenshot()].map((png) => png.toString("base64"));
const sheet = await c.context.newPage();
await sheet.setViewportSize({ width: 1241, height: 900 });
await sheet.setContent(`<body style="margin:0;display:flex;gap:1px;background:#999">${shots.map((png) => `<img src="data:image/png;base64,${png}">`).join("")}`);
await sheet.screenshot({ path: "docs/screenshot.png" });
await c.close();
console.log(readFileSync("docs/screenshot.png").length, "bytes");
