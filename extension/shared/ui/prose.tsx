/** The little Markdown that sign pages use: paragraphs, lists, `code`. Text only, never markup. */
import type { VNode } from "preact";

export function Prose({ text }: { text: string }): VNode {
  const blocks = text.split(/\n\s*\n/).filter((block) => block.trim() !== "");
  return (
    <>
      {blocks.map((block) => {
        const lines = block.split("\n");
        const items = lines.filter((line) => line.startsWith("- "));
        return items.length === lines.length ? (
          <ul>{items.map((item) => <li><Inline text={item.slice(2)} /></li>)}</ul>
        ) : (
          <p><Inline text={lines.join(" ")} /></p>
        );
      })}
    </>
  );
}

function Inline({ text }: { text: string }): VNode {
  return <>{text.split("`").map((part, at) => (at % 2 === 1 ? <code>{part}</code> : part))}</>;
}
