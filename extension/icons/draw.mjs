/**
 * Draws the icons: two lines of text and a lens over the second. `./build.sh icons` writes icon.svg and the PNG files; they are
 * committed, because a build must not need a browser.
 */
import { writeFile } from "node:fs/promises";
import { chromium } from "playwright-core";

const here = new URL("./", import.meta.url);
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <rect x="1" y="1" width="30" height="30" rx="7" fill="#24364b"/>
  <path d="M7 9h18M7 15h6" stroke="#c9d6e4" stroke-width="2.6" stroke-linecap="round"/>
  <circle cx="18.5" cy="18.5" r="5.6" fill="#24364b" stroke="#ffcf66" stroke-width="2.6"/>
  <path d="M22.8 22.8 26.6 26.6" stroke="#ffcf66" stroke-width="3" stroke-linecap="round"/>
</svg>
`;

await writeFile(new URL("icon.svg", here), svg);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--headless=new", "--no-sandbox", "--disable-gpu"] });
for (const size of [16, 32, 48, 128]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>html,body{margin:0;background:transparent}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  await writeFile(new URL(`${size}.png`, here), await page.screenshot({ omitBackground: true }));
}
await browser.close();
