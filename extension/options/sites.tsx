/** "Read this site without clicking": an optional permission, granted by name and taken back here. */
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ask, host } from "../shared/ui/host";
import { useWords } from "../shared/ui/start";

export function Sites(): VNode | null {
  const t = useWords();
  const offered = (host.runtime.getManifest() as chrome.runtime.ManifestV3).optional_host_permissions ?? [];
  const [granted, setGranted] = useState<readonly string[]>([]);
  const look = async (): Promise<void> => {
    const { origins = [] } = await host.permissions.getAll();
    setGranted(origins);
  };
  useEffect(() => void look(), []);
  if (offered.length === 0) return null;
  const grant = async (origin: string): Promise<void> => {
    // First of all, nothing awaited before it: the browser wants to see the click.
    if (await host.permissions.request({ origins: [origin] })) await ask({ kind: "site-granted", origin });
    await look();
  };
  const withdraw = async (origin: string): Promise<void> => {
    await host.permissions.remove({ origins: [origin] });
    await look();
  };
  return (
    <section aria-labelledby="sites-title">
      <h2 id="sites-title">{t("options_sites")}</h2>
      <p class="soft small">{t("options_sites_note")}</p>
      <ul class="facts">
        {offered.map((origin) => {
          const site = origin.replace(/^https:\/\//, "").replace(/\/\*$/, "");
          const on = granted.includes(origin);
          return (
            <li class="sign" key={origin}>
              <div><strong>{site}</strong><p class="soft small">{t(on ? "site_on" : "site_off")}</p></div>
              <button type="button" onClick={() => void (on ? withdraw(origin) : grant(origin))}>
                {t(on ? "site_withdraw" : "site_grant")}<span class="sr"> {site}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
