/** What the content reader makes of the practice pages, as lines for `second-look review -`: `node tests/panel/practice.mjs`. */
import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import pages from "../../extension/practice/draw.mjs";
import { launch, root } from "./serve.mjs";

const { outputFiles } = await build({
  stdin: { contents: `export { read } from "./content/read"; export { linkedin } from "./sites/linkedin";`, resolveDir: join(root, "extension"), loader: "ts" },
  bundle: true, format: "iife", globalName: "reader", write: false,
});
const browser = await launch();
const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, colorScheme: process.env.DARK ? "dark" : "light" });
const css = readFileSync(join(root, "extension/practice/practice.css"), "utf8");
for (const [name, html] of Object.entries(pages)) {
  const path = /data-practice="([^"]+)"/.exec(html)[1];
  const page = await context.newPage();
  await page.route("**/*", (route) => (route.request().url().endsWith(".css") ? route.fulfill({ contentType: "text/css", body: css }) : route.fulfill({ contentType: "text/html; charset=utf-8", body: html.replace(/<script.*?<\/script>/, "") })));
  await page.goto(`https://www.linkedin.com${path}`);
  await page.addScriptTag({ content: outputFiles[0].text });
  const read = await page.evaluate(() => {
    const result = reader.read(document, new URL(location.href), reader.linkedin);
    return { page: result.page, trouble: result.trouble };
  });
  if (read.trouble) console.error(name, read.trouble);
  console.log(JSON.stringify({ id: name.replace(".html", ""), as_of: "2026-11", viewer: name.startsWith("recruiter") ? "writing-to-me" : "applicant-to-me", page: read.page }));
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `page-${name.replace(".html", "")}.png`), fullPage: true });
  await page.close();
}
await browser.close();
